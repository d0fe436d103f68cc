package main

import (
	"github.com/spf13/pflag"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
	"github.com/aiocheck/aiocheck/traces"
)

// spec is a program with the words that it was loaded with.
type spec struct {
	*promela.Program
	file    string
	defines []string
}

// specFlags are the flags that every command with a SPEC has.
type specFlags struct {
	defines []string
	read    func(string) ([]byte, error) // where the text is, if not in the file system
}

func (f *specFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVarP(&f.defines, "define", "D", nil, "define a macro, as `NAME[=VALUE]` (repeatable)")
}

// load reads a spec. Its warnings go to stderr.
func (a *app) load(file string, f *specFlags) (*spec, error) {
	p, err := promela.Load(file, promela.Options{Defines: f.defines, ReadFile: f.read})
	if err != nil {
		return nil, err
	}
	return &spec{Program: p, file: file, defines: f.defines}, nil
}

// warn prints what the front end found odd.
func (a *app) warn(s *spec) {
	for _, w := range s.Warnings() {
		for _, line := range messages(w) {
			a.warning(line)
		}
	}
}

func (a *app) warning(line string) {
	_, _ = a.errs.Write([]byte("warning: " + line + "\n"))
}

// meta is the part of a trace's description that every trace of s shares.
func (s *spec) meta() traces.Meta {
	return traces.Meta{Tool: "aiocheck " + version(), Spec: s.file, Hash: s.Hash(), Defines: s.defines}
}

// place sets the position that a trace's description names, and its source line.
func (s *spec) place(m *traces.Meta, p model.Position) {
	if p.Line == 0 {
		return
	}
	m.Pos = p
	if lines := s.Source(p.File); p.Line <= len(lines) {
		m.Quote = lines[p.Line-1]
	}
}
