package ltl

import (
	"errors"
	"testing"
)

// decoder builds a formula and words from any bytes. Each operator takes a byte, so the formula is
// as large as its text at most; where the bytes end stands true.
type decoder struct {
	data  []byte
	nodes int
}

func (d *decoder) byte() byte {
	if len(d.data) == 0 {
		return 0
	}
	b := d.data[0]
	d.data = d.data[1:]
	return b
}

// maxFuzzNodes keeps one formula cheap: fuzzing lives on many small ones.
const maxFuzzNodes = 14

func (d *decoder) formula() *Formula {
	b := d.byte()
	op := Op(b) % numOps
	if d.nodes++; d.nodes > maxFuzzNodes {
		op %= Not
	}
	f := &Formula{Op: op}
	if op == Atom {
		f.Atom = int(b/byte(numOps)) % 3
	}
	if arity[op] > 0 {
		f.Left = d.formula()
	}
	if arity[op] > 1 {
		f.Right = d.formula()
	}
	return f
}

func (d *decoder) letters(n int) []uint64 {
	out := make([]uint64, n)
	for i := range out {
		out[i] = uint64(d.byte() % 8)
	}
	return out
}

// FuzzTranslate reads a formula and some words from the input, words first so that they vary
// independently of the formula's length, and wants exactly the right one of the automata of the
// formula and of its negation to accept each.
func FuzzTranslate(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		d := &decoder{data: data}
		var words [][2][]uint64
		for range 2 {
			words = append(words, [2][]uint64{d.letters(2), d.letters(3)})
		}
		g := d.formula()
		a, err := Translate(g)
		b, err2 := Translate(not(g))
		if errors.Is(err, ErrTooLarge) || errors.Is(err2, ErrTooLarge) {
			t.Skip("too large")
		}
		if err != nil || err2 != nil {
			t.Fatalf("%s: %v, %v", g.String(nil), err, err2)
		}
		checkShape(t, g, a)
		checkShape(t, not(g), b)
		checkWords(t, g, a, b, words)
	})
}
