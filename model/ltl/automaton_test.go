package ltl

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestNeverClaim(t *testing.T) {
	f, names := parse(t, "!([](want -> <>served))")
	a, err := Translate(f)
	if err != nil {
		t.Fatal(err)
	}
	const want = `never {
T0_init:
	do
	:: (1) -> goto T0_init
	:: (!served && want) -> goto accept_S1
	od;
accept_S1:
	do
	:: (!served) -> goto accept_S1
	od;
}
`
	if got := a.NeverClaim(func(i int) string { return names[i] }); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestEmptyLanguage(t *testing.T) {
	f, _ := parse(t, "[]a && <>!a")
	a, err := Translate(f)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.States) != 1 || len(a.States[a.Initial].Edges) != 0 {
		t.Errorf("got\n%s", a)
	}
	if want := "never {\nT0_init:\n\tfalse;\n}\n"; a.String() != want {
		t.Errorf("got\n%swant\n%s", a, want)
	}
}

func TestUniversal(t *testing.T) {
	for _, c := range []struct {
		formula string
		want    []bool
	}{
		{"true", []bool{true}},
		{"false", []bool{false}},
		{"<>a", []bool{false, true}},
		{"a U b", []bool{false, true}},
		{"[]<>a", []bool{false, false}},
		{"<>[]a", []bool{false, false}},
	} {
		f, _ := parse(t, c.formula)
		a, err := Translate(f)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Universal(); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v\n%s", c.formula, got, c.want, a)
		}
	}
	// Accepting only every other letter, and only with two edges for one letter set.
	odd := &Automaton{States: []State{
		{Edges: []Edge{{Pos: 1, To: 1}, {Neg: 1, To: 1}}},
		{Accepting: true, Edges: []Edge{{To: 0}}},
		{Accepting: true, Edges: []Edge{{Pos: 1, To: 2}}},
	}}
	if got, want := odd.Universal(), []bool{true, true, false}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestDeterministic translates formulas twice, at the same time, and wants the same text.
func TestDeterministic(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		f := randomFormula(rng, 12, 4)
		text := make(chan string)
		for range 2 {
			go func() {
				a, err := Translate(f)
				text <- fmt.Sprintf("%s%v", a, err)
			}()
		}
		if a, b := <-text, <-text; a != b {
			t.Fatalf("%s: got\n%s\nand also\n%s", f.String(nil), a, b)
		}
	}
}

func TestHasNext(t *testing.T) {
	for text, want := range map[string]bool{"[](a -> X b)": true, "[](a -> <>b)": false} {
		if f, _ := parse(t, text); f.HasNext() != want {
			t.Errorf("%s: got %v, want %v", text, !want, want)
		}
	}
}

// TestEval pins the meaning of each operator on words written out by hand: letters over a, b.
func TestEval(t *testing.T) {
	const a, b = 1, 2
	for _, c := range []struct {
		formula      string
		prefix, loop []uint64
		want         bool
	}{
		{"a U b", []uint64{a, a, b}, []uint64{0}, true},
		{"a U b", []uint64{a, 0, b}, []uint64{0}, false},
		{"a U b", nil, []uint64{a}, false},
		{"a W b", nil, []uint64{a}, true},
		{"a V b", []uint64{b, b}, []uint64{a}, false},
		{"a V b", []uint64{b, a | b}, []uint64{0}, true},
		{"a V b", nil, []uint64{b}, true},
		{"[]<>(a && !b)", []uint64{b}, []uint64{0, b, a}, true},
		{"<>[](a && !b)", []uint64{a}, []uint64{a, 0}, false},
		{"X a", []uint64{b}, []uint64{a}, true},
		{"X X a", nil, []uint64{a, 0}, true},
		{"X a", nil, []uint64{a, 0}, false},
		{"[](a -> <>b) && <>a && <>b", []uint64{a}, []uint64{0, b}, true},
		{"[]!a && []!b", nil, nil, true}, // the empty loop is that of the letter 0
	} {
		f, _ := parse(t, c.formula+" && (a || !a) && (b || !b)")
		if got := f.Eval(c.prefix, c.loop); got != c.want {
			t.Errorf("%s on %v(%v)^ω: got %v, want %v", c.formula, c.prefix, c.loop, got, c.want)
		}
	}
}

func BenchmarkTranslate(b *testing.B) {
	var fs []*Formula
	for _, row := range readSizes(b) {
		if row.comment == "" {
			f, _ := parse(b, row.formula)
			fs = append(fs, f, not(f))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range fs {
			if _, err := Translate(f); err != nil {
				b.Fatal(err)
			}
		}
	}
}
