package promela

import (
	"errors"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// What another statement keeps from being executed cannot be followed either: an else, and
// what an unless clause hides.
func TestFollowPrecedence(t *testing.T) {
	for _, c := range []struct {
		name, text, step string
		ok               bool
	}{
		{"else", "bool x; active proctype p() { if :: !x -> skip :: else -> skip fi }", "else", false},
		{"else alone", "bool x; active proctype p() { if :: x -> skip :: else -> skip fi }", "else", true},
		{"escape", "bool x; active proctype p() { { x = 1 } unless { !x } }", "x = 1", false},
		{"no escape", "bool x; active proctype p() { { x = 1 } unless { x } }", "x = 1", true},
		{"failing guard", "byte i = 9, a[2]; active proctype p() { if :: a[i] -> skip :: else -> skip fi }", "else", false},
		{"send without a receiver", "chan q = [0] of { bit }; active proctype p() { if :: q!1 -> skip :: else -> skip fi }", "else", true},
	} {
		p, err := Load("m.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(c.text), nil }})
		if err != nil {
			t.Fatal(c.name, err)
		}
		init, err := p.Initial()
		if err != nil {
			t.Fatal(c.name, err)
		}
		found := false
		for id := 1; id < p.Steps(); id++ {
			s := model.NewStep(0, id)
			if p.Describe(s).Text != c.step {
				continue
			}
			found = true
			err := p.NewExpander().Follow(init, []model.Step{s}, func(int, model.State, *model.Fault) {})
			if refused := errors.As(err, new(*model.StepError)); refused == c.ok {
				t.Errorf("%s: got %v, want taken %v", c.name, err, c.ok)
			}
		}
		if !found {
			t.Errorf("%s: no step %q", c.name, c.step)
		}
	}
}
