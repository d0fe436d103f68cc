package promela

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/parse"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Formula adds a formula to what the program states, as if "ltl name { text }" stood at the end
// of its file: in the scope of the global variables, with the macros in force there. It is the
// last of Properties from then on. A mistake in the text is a token.Errors, in which name
// stands for the file; the program is then as it was.
//
// The program is compiled again, for a formula can ask for more of it, such as _last in its
// states. So formulas have to be added first: what was taken from the program before (states,
// Expanders, never claims among its Properties) is of no use with it afterwards.
func (p *Program) Formula(name, text string) (model.Property, error) {
	return p.add(parse.Formula{Name: name, Text: text})
}

// Invariant is Formula for a text that is meant to hold in every state: without a temporal
// operator, it is "[] (text)". With one it says by itself when it has to hold.
func (p *Program) Invariant(name, text string) (model.Property, error) {
	return p.add(parse.Formula{Name: name, Text: text, Always: true})
}

func (p *Program) add(f parse.Formula) (model.Property, error) {
	if err := p.nameable(f.Name); err != nil {
		return model.Property{}, err
	}
	q := &Program{
		file: p.file, defines: p.defines, sources: p.sources,
		formulas: append(slices.Clip(p.formulas), f),
	}
	if err := q.compile(q.read); err != nil {
		return model.Property{}, err
	}
	*p = *q
	return p.props[len(p.props)-1], nil
}

// read gives the files that the program was made of, as they were then.
func (p *Program) read(name string) ([]byte, error) {
	if text, ok := p.sources[name]; ok {
		return text, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// nameable says why a formula cannot have a name. One of a variable is nearly always an
// assignment where a comparison was meant.
func (p *Program) nameable(name string) error {
	mistake := func(format string, args ...any) error {
		return token.Errors{{Pos: token.Pos{File: name, Line: 1, Col: 1}, Msg: fmt.Sprintf(format, args...)}}
	}
	for _, q := range slices.Concat(p.props, p.extra) {
		if q.Name == name || name == "never" {
			return mistake("there is a property %s already", name)
		}
	}
	for _, v := range p.flow.Sema.Globals {
		if v.Name == name {
			return mistake("got the variable %s as the name of a formula; to compare it, write ==", name)
		}
	}
	if _, ok := p.sources[name]; ok || name == "" {
		return mistake("got %q as the name of a formula, want a word", name)
	}
	return nil
}

// formulaText has the lines of a formula that was added, nil if there is none of this name.
func (p *Program) formulaText(name string) []string {
	for _, f := range p.formulas {
		if f.Name == name {
			return strings.Split(f.Text, "\n")
		}
	}
	return nil
}
