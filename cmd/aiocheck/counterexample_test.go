package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/traces"
)

// Every counterexample to a model of ours, saved and read back, is a run of the
// model as it is loaded anew, and shows what it says.
func TestCounterexamplesReplay(t *testing.T) {
	ours, err := filepath.Glob("testdata/corners/*.pml")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../../specs/*.pml")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range append(ours, more...) {
		t.Run(filepath.Base(file), func(t *testing.T) { found += replayAll(t, file) })
	}
	if found < 20 {
		t.Errorf("got %d counterexamples, want 20 or more to say something", found)
	}
}

func replayAll(t *testing.T, file string) int {
	a := &app{}
	s, err := a.load(file, &specFlags{})
	if err != nil {
		t.Skip(err)
	}
	found := 0
	for _, p := range s.Properties() {
		r, err := explorer.Check(t.Context(), s.Program, p, explorer.Options{Continue: true, MaxStates: 20000})
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		for i := range r.Findings {
			found++
			validate(t, file, p, s, &r.Findings[i])
		}
	}
	return found
}

func validate(t *testing.T, file string, p model.Property, s *spec, f *explorer.Finding) {
	tr, err := s.trace(p, f)
	if err != nil {
		t.Errorf("%s: %v", p.Name, err)
		return
	}
	var saved bytes.Buffer
	if err := tr.WriteITF(&saved); err != nil {
		t.Fatal(err)
	}
	back, err := traces.ReadITF(&saved)
	if err != nil {
		t.Fatalf("%s: %v", p.Name, err)
	}
	if diff := cmp.Diff(tr, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(model.Fault{}, "Step")); diff != "" {
		t.Errorf("%s: -saved +read\n%s", p.Name, diff)
	}
	fresh, err := (&app{}).load(file, &specFlags{})
	if err != nil {
		t.Fatal(err)
	}
	if err := back.Validate(fresh.Program, fresh.Program); err != nil {
		t.Errorf("%s, %s: %v", p.Name, f.Kind, err)
	}
	if back.Meta.Hash != fresh.Hash() {
		t.Errorf("%s: got another hash", p.Name)
	}
}
