package ltl

import (
	"errors"
	"testing"
)

func atom(i int) *Formula { return &Formula{Op: Atom, Atom: i % MaxAtoms} }

// nest builds a formula of n atoms under a binary operator, to the right, or of n unary operators.
func nest(op Op, n int) *Formula {
	f := atom(0)
	for i := 1; i < n; i++ {
		if arity[op] == 1 {
			f = &Formula{Op: op, Left: f}
		} else {
			f = &Formula{Op: op, Left: atom(i), Right: f}
		}
	}
	return f
}

// TestDeepFormulas has formulas nested thousands deep.
func TestDeepFormulas(t *testing.T) {
	for _, c := range []struct {
		op     Op
		n      int
		states int
	}{
		{Not, 20_000, 2}, {Next, 3_000, 3_001}, {Always, 5_000, 1}, {Eventually, 5_000, 2},
		{And, 2_000, 2}, {Or, 2_000, 2}, {Until, 300, 296}, {Release, 300, 296},
	} {
		f := nest(c.op, c.n)
		a, err := Translate(f)
		if err != nil {
			t.Errorf("%d times %s: %v", c.n, symbols[c.op], err)
			continue
		}
		if len(a.States) != c.states {
			t.Errorf("%d times %s: got %d states, want %d", c.n, symbols[c.op], len(a.States), c.states)
		}
		for _, m := range []uint64{0, 1, ^uint64(0)} {
			if got, want := a.Accepts(nil, []uint64{m}), f.Eval(nil, []uint64{m}); got != want {
				t.Errorf("%d times %s on %x: got %v, want %v", c.n, symbols[c.op], m, got, want)
			}
		}
	}
}

// TestTooLarge has formulas whose automata are out of reach, each past another bound.
func TestTooLarge(t *testing.T) {
	if raceEnabled {
		t.Skip("too slow with the race detector")
	}
	conjunction := func(n int, part func(i int) *Formula) *Formula {
		f := part(0)
		for i := 1; i < n; i++ {
			f = &Formula{Op: And, Left: f, Right: part(i)}
		}
		return f
	}
	later := func(f *Formula) *Formula { return &Formula{Op: Eventually, Left: f} }
	always := func(f *Formula) *Formula { return &Formula{Op: Always, Left: f} }
	for name, f := range map[string]*Formula{
		"many recurrences":   conjunction(60, func(i int) *Formula { return always(later(atom(i))) }),
		"many eventualities": conjunction(60, func(i int) *Formula { return later(atom(i)) }),
		"a long memory":      always(&Formula{Op: Iff, Left: atom(0), Right: nest(Next, 40)}),
		"a wide parity":      nest(Iff, 64),
	} {
		if _, err := Translate(f); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: got error %v, want %v", name, err, ErrTooLarge)
		}
	}
}

func TestMalformed(t *testing.T) {
	cyclic := &Formula{Op: Not}
	cyclic.Left = cyclic
	for name, f := range map[string]*Formula{
		"nothing":         nil,
		"missing operand": {Op: And, Left: atom(0)},
		"negative atom":   {Op: Atom, Atom: -1},
		"large atom":      {Op: Always, Left: &Formula{Op: Atom, Atom: MaxAtoms}},
		"operator":        {Op: numOps},
		"cycle":           {Op: Or, Left: atom(0), Right: cyclic},
	} {
		if _, err := Translate(f); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: Translate: got error %v, want %v", name, err, ErrMalformed)
		}
		if f.Eval(nil, []uint64{1}) {
			t.Errorf("%s: satisfied", name)
		}
		if f.String(nil) == "" || f.HasNext() {
			t.Errorf("%s: got %q", name, f.String(nil))
		}
	}
}

// TestShared has a formula of 2^40 subformulas if sharing is not seen.
func TestShared(t *testing.T) {
	f := atom(0)
	for range 40 {
		f = &Formula{Op: Or, Left: f, Right: &Formula{Op: And, Left: f, Right: f}}
	}
	a, err := Translate(f)
	if err != nil || len(a.States) != 2 || f.HasNext() || !f.Eval(nil, []uint64{1}) {
		t.Errorf("got %v, %v", a, err)
	}
}

func TestHighAtom(t *testing.T) {
	a, err := Translate(&Formula{Op: Always, Left: not(atom(63))})
	if err != nil {
		t.Fatal(err)
	}
	want := Edge{Neg: 1 << 63}
	if len(a.States) != 1 || len(a.States[0].Edges) != 1 || a.States[0].Edges[0] != want {
		t.Errorf("got %v, want one edge %v", a, want)
	}
}
