package ltl

import (
	"math/rand/v2"
	"testing"
)

// randomFormula has at most size operators and atoms 0 to atoms-1.
func randomFormula(rng *rand.Rand, size, atoms int) *Formula {
	if size <= 1 {
		switch rng.IntN(12) {
		case 0:
			return &Formula{Op: True}
		case 1:
			return &Formula{Op: False}
		}
		return &Formula{Op: Atom, Atom: rng.IntN(atoms)}
	}
	op := Not + Op(rng.IntN(int(numOps-Not)))
	if arity[op] == 1 {
		return &Formula{Op: op, Left: randomFormula(rng, size-1, atoms)}
	}
	left := 1 + rng.IntN(size-1)
	return &Formula{
		Op:    op,
		Left:  randomFormula(rng, left, atoms),
		Right: randomFormula(rng, size-left, atoms),
	}
}

func randomLetters(rng *rand.Rand, n, atoms int) []uint64 {
	ms := make([]uint64, n)
	for i := range ms {
		ms[i] = rng.Uint64() & (1<<uint(atoms) - 1)
	}
	return ms
}

// checkShape holds an automaton to what its documentation promises of every automaton.
func checkShape(t *testing.T, f *Formula, a *Automaton) {
	t.Helper()
	if a.Initial < 0 || a.Initial >= len(a.States) {
		t.Fatalf("%s: initial state %d of %d", f.String(nil), a.Initial, len(a.States))
	}
	for q, s := range a.States {
		if len(s.Edges) == 0 && (q != a.Initial || len(a.States) > 1) {
			t.Fatalf("%s: dead state %d\n%s", f.String(nil), q, a)
		}
		for _, e := range s.Edges {
			if e.To < 0 || e.To >= len(a.States) || e.Pos&e.Neg != 0 {
				t.Fatalf("%s: bad edge %+v\n%s", f.String(nil), e, a)
			}
		}
	}
}

// checkWords compares the automata of f and of its negation with the meaning of f.
func checkWords(t *testing.T, f *Formula, a, b *Automaton, words [][2][]uint64) {
	t.Helper()
	full := a.Universal()[a.Initial]
	for _, w := range words {
		want := f.Eval(w[0], w[1])
		if got := a.Accepts(w[0], w[1]); got != want {
			t.Fatalf("%s on %v(%v)^ω: got %v, want %v\n%s", f.String(nil), w[0], w[1], got, want, a)
		}
		if got := b.Accepts(w[0], w[1]); got == want {
			t.Fatalf("!(%s) on %v(%v)^ω: got %v, want %v\n%s", f.String(nil), w[0], w[1], got, !want, b)
		}
		if full && !want {
			t.Fatalf("%s: universal, yet not %v(%v)^ω\n%s", f.String(nil), w[0], w[1], a)
		}
	}
}

func translateBoth(t *testing.T, f *Formula) (a, b *Automaton) {
	t.Helper()
	a, err := Translate(f)
	if err != nil {
		t.Fatalf("%s: %v", f.String(nil), err)
	}
	b, err = Translate(not(f))
	if err != nil {
		t.Fatalf("!(%s): %v", f.String(nil), err)
	}
	checkShape(t, f, a)
	checkShape(t, not(f), b)
	return a, b
}

// TestRandomFormulas holds translations to the meaning of the formula: for every word exactly one of
// the automata of f and of !f accepts, and the right one.
func TestRandomFormulas(t *testing.T) {
	runs := 20_000
	if testing.Short() || raceEnabled {
		runs = 2_000
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range runs {
		atoms := 1 + rng.IntN(3)
		f := randomFormula(rng, 1+rng.IntN(11), atoms)
		a, b := translateBoth(t, f)
		var words [][2][]uint64
		for range 8 {
			words = append(words, [2][]uint64{
				randomLetters(rng, rng.IntN(4), atoms), randomLetters(rng, 1+rng.IntN(4), atoms),
			})
		}
		checkWords(t, f, a, b, words)
	}
}
