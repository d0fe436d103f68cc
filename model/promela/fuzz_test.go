package promela

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// FuzzLoad reads any text as a model; what can be read is walked for a while: every
// transition, every predicate, everything that is shown to people. Nothing may panic, and a text
// that cannot be read has a place for what is wrong with it.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("../../cmd/aiocheck/testdata/*/*.pml")
	if err != nil || len(files) == 0 {
		f.Fatalf("no models to start from: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip("too long to be of use")
		}
		p, err := Load("x.pml", Options{ReadFile: func(name string) ([]byte, error) {
			if name != "x.pml" {
				return nil, os.ErrNotExist
			}
			return []byte(text), nil
		}})
		if err != nil {
			var list token.Errors
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("got %v, want mistakes with their places", err)
			}
			return
		}
		p.Vet()
		walkSome(t, p, 30)
	})
}

// walkSome walks the system and each layer of a property.
func walkSome(t *testing.T, p *Program, n int) {
	walkStates(t, p, p, n, func(x model.Expander, s model.State) {
		for i := range p.StepCount() {
			p.Describe(model.NewStep(0, i))
		}
		for _, prop := range p.Properties() {
			for _, pred := range append(prop.Atoms, prop.Invariants...) {
				_, _ = x.Eval(pred, s)
			}
		}
		p.Vars(s)
		p.Threads(s)
	})
	for _, prop := range p.Properties() {
		if prop.Layer != nil {
			walkStates(t, p, prop.Layer, n, func(x model.Expander, s model.State) { _, _ = x.Eval(prop.Marked, s) })
		}
	}
}

func walkStates(t *testing.T, p *Program, sys model.System, n int, visit func(model.Expander, model.State)) {
	first, err := sys.Initial()
	if err != nil {
		return // the model fails before its first step: a finding
	}
	states, seen := []model.State{first}, map[string]bool{string(first): true}
	x := sys.NewExpander()
	for i := 0; i < len(states) && i < n; i++ {
		visit(x, states[i])
		moves := 0
		x.Expand(states[i], func(tr *model.Transition) bool {
			if moves++; moves > 200 {
				return false
			}
			if tr.Fault == nil && !seen[string(tr.To)] && len(states) < 4*n {
				seen[string(tr.To)] = true
				states = append(states, append(model.State(nil), tr.To...))
			}
			for _, s := range tr.Steps {
				p.Output(states[i], s)
			}
			return true
		})
	}
}
