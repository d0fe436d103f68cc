// Package promela reads models written in Promela, as SPIN 6.5 reads them, and
// makes them into systems that can be explored.
package promela

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/parse"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
	"github.com/aiocheck/aiocheck/model/promela/vm"
)

// Options say how a model is read.
type Options struct {
	Defines  []string                          // "NAME" or "NAME=VALUE", as -D
	ReadFile func(name string) ([]byte, error) // nil: os.ReadFile
}

// Program is a compiled model: a model.System and a model.Describer.
type Program struct {
	*vm.Program
	file     string
	defines  []string
	formulas []parse.Formula // those added
	module   *ast.Module
	flow     *flow.Program
	props    []model.Property
	extra    []model.Property
	sources  map[string][]byte
	caveats  []string
	warnings []*token.Error
}

// Load reads and compiles a model. The error is token.Errors for mistakes in the text,
// one for each, else what kept the file from being read.
func Load(file string, o Options) (*Program, error) {
	read := o.ReadFile
	if read == nil {
		read = os.ReadFile
	}
	p := &Program{file: file, defines: o.Defines, sources: map[string][]byte{}}
	err := p.compile(func(name string) ([]byte, error) {
		text, err := read(name)
		if err == nil {
			p.sources[name] = text
		}
		return text, err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// compile makes the program of its file and formulas.
func (p *Program) compile(read func(string) ([]byte, error)) error {
	var err error
	p.module, err = parse.File(p.file, parse.Options{Defines: p.defines, ReadFile: read, Formulas: p.formulas})
	if err != nil {
		return err
	}
	r := sema.New(p.module)
	p.flow = flow.Build(p.module, r)
	f := p.resolve(r)
	p.flow.ResolveLabels(r)
	if err := r.Errors(); err != nil {
		return err
	}
	if len(p.flow.Bodies) == 0 {
		return token.Errors{{Pos: token.Pos{File: p.file, Line: 1, Col: 1}, Msg: "no proctype and no init: there is nothing to check"}}
	}
	if p.Program, err = vm.New(p.flow); err != nil {
		return err
	}
	p.warnings = p.module.Warnings
	if err := p.properties(f); err != nil {
		return err
	}
	p.findCaveats()
	return nil
}

// Properties lists what the file states: safety always, accept and progress if
// there are such labels in its processes, each never claim and each ltl formula.
func (p *Program) Properties() []model.Property { return p.props }

// Unstated lists accept and progress where no label states them. They can be asked for all the
// same: without a progress label, every cycle is one of non-progress.
func (p *Program) Unstated() []model.Property { return p.extra }

// Warnings are remarks about the text that keep nobody from checking it.
func (p *Program) Warnings() []*token.Error { return p.warnings }

// Caveats are what a reader of a verdict should know.
func (p *Program) Caveats() []string {
	c := append([]string(nil), p.caveats...)
	if p.Truncated() {
		c = append(c, "a value was truncated when it was stored to a variable too small for it")
	}
	return append(c, p.Broken()...)
}

// StepCount is the size of the table of steps. Step 0 is none.
func (p *Program) StepCount() int { return p.Steps() }

// Source has the lines of a file that was read, nil for another.
func (p *Program) Source(file string) []string {
	text, ok := p.sources[file]
	if !ok {
		return p.formulaText(file)
	}
	return strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
}

// Hash identifies the text of the model: the files that were read.
func (p *Program) Hash() string {
	names := make([]string, 0, len(p.sources))
	for n := range p.sources {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool { // the main file first, wherever it stands
		if a, b := names[i] == p.file, names[j] == p.file; a != b {
			return a
		}
		return names[i] < names[j]
	})
	h := sha256.New()
	for _, n := range names {
		fmt.Fprintf(h, "%d\n", len(p.sources[n]))
		h.Write(p.sources[n])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (p *Program) findCaveats() {
	p.caveats = append(p.caveats, p.flow.Sema.Caveats...)
	for _, v := range p.flow.Sema.Globals {
		if v.Hidden {
			p.caveats = append(p.caveats, fmt.Sprintf("%s is hidden in SPIN; here it is an ordinary variable", v.Name))
		}
	}
}
