package promela

import (
	"slices"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// truths evaluates the formula of the model's last ltl block, [] p, in each state of its
// one run.
func truths(t *testing.T, text string) []bool {
	t.Helper()
	p, err := Load("x.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(text), nil }})
	if err != nil {
		t.Fatal(err)
	}
	props := p.Properties()
	prop := props[len(props)-1]
	if prop.Kind != model.Invariance {
		t.Fatalf("got property %s of kind %d, want an invariant", prop.Name, prop.Kind)
	}
	s, err := p.Initial()
	if err != nil {
		t.Fatal(err)
	}
	x := p.NewExpander()
	var out []bool
	for {
		ok, err := x.Eval(prop.Invariants[0], s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, ok)
		n := 0
		x.Expand(s, func(tr *model.Transition) bool {
			n++
			s = append(model.State(nil), tr.To...)
			return true
		})
		if n == 0 {
			return out
		}
		if n > 1 || len(out) > 100 {
			t.Fatalf("the run branches or is too long")
		}
	}
}

// TestIn: in(t, f) holds from control at the first statement of f until after its last.
func TestIn(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string // the states of the run: + inside
	}{
		{"plain", `byte x; inline f() { x = 1; x = 2 }
			active proctype P() { x = 9; f(); x = 3; x = 4 }`, "-++----"},
		{"first", `byte x; inline f() { x = 1; x = 2 }
			active proctype P() { f(); x = 3 }`, "++---"},
		{"in braces", `byte x; inline f() { x = 1; x = 2 }
			active proctype P() { x = 9; { f() }; x = 3 }`, "-++---"},
		{"at an atomic", `byte x; inline f() { x = 1; x = 2 }
			active proctype P() { x = 9; atomic { f() }; x = 3 }`, "-+---"},
		{"nested", `byte x; inline g() { x = 5 } inline f() { x = 1; g(); x = 2 }
			active proctype P() { f(); x = 3 }`, "+++---"},
		{"twice", `byte x; inline f() { x = 1; x = 2 }
			active proctype P() { f(); x = 3; f() }`, "++-++--"},
		{"ends in a selection", `byte x; inline f() { if :: x == 0 -> x = 1 :: x == 7 fi }
			active proctype P() { f(); x = 3 }`, "++---"},
		{"a loop", `byte x; inline f() { do :: x < 2 -> x++ :: else -> break od }
			active proctype P() { f(); x = 9 }`, "+++++---"},
		{"declared and never called", `byte x; inline f() { x = 1 }
			active proctype P() { x = 2 }`, "---"},
		{"dead process", `byte x; inline f() { x = 1 }
			active proctype P() { x = 1 } active proctype Q() { x == 9; f() }`, "--"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []bool
			for _, r := range c.want {
				want = append(want, r == '+')
			}
			if got := truths(t, c.text+"\nltl p { [] in(0, f) }"); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestQuantifiers(t *testing.T) {
	const text = `byte x;
		inline f() { x++ }
		proctype Q(byte n) { skip }
		active proctype P() { x = 1; run Q(7); _nr_pr == 1; f(); x = 9 }
		ltl p { [] (`
	for _, c := range []struct{ expr, want string }{
		{"exists(t: t == 1)", "--++-----"},
		{"exists(t in Q: true)", "--++-----"},
		{"exists(t in Q: Q[t]:n == 7)", "--++-----"},
		{"exists(t in Q: Q[t]:n == 8)", "---------"},
		{"forall(t: t == 0)", "++--+++++"},
		{"forall(t in Q: false)", "++--+++++"},
		{"forall(t: exists(u: t == u))", "+++++++++"},
		{"exists(t: in(t, f))", "-----+---"},
		{"!exists(t: in(t, f)) && x < 9", "+++++-+--"},
		{"exists(t: exists(u: t < u))", "--++-----"},
	} {
		got := truths(t, text+c.expr+") }")
		s := ""
		for _, ok := range got {
			s += map[bool]string{true: "+", false: "-"}[ok]
		}
		if s != c.want {
			t.Errorf("%s: got %s, want %s", c.expr, s, c.want)
		}
	}
}

// TestPredefined: the macro that hides the additions from SPIN is defined.
func TestPredefined(t *testing.T) {
	text := `active proctype P() { skip }
#ifndef AIOCHECK
broken
#endif
`
	if _, err := Load("x.pml", Options{ReadFile: func(string) ([]byte, error) { return []byte(text), nil }}); err != nil {
		t.Error(err)
	}
}
