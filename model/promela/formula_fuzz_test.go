package promela

import (
	"errors"
	"testing"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// FuzzFormula adds any text as a formula. What it says is evaluated for a while; a text that
// cannot be read has a place for what is wrong with it, and leaves the program of use.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{
		"[] SMALL", "x < 3 -> X (x == 1)", "forall(t: inside(t) -> other(t))", "exists(t in P: P[t]@there && enabled(t))",
		"P@there U Q[1]:_p > 3", "[] (_last == 0 && !timeout && np_)", "", "}", "other(", "#define SMALL 1\n[] SMALL",
		"#include \"x.pml\"\n1", "#if 1\ntrue", "\"text\"", "in(x, f) <-> get_priority(1) == red", "X X X (x / (x - 1))",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("too long to be of use")
		}
		p := loadText(t, formulaSpec)
		if _, err := p.Formula("p", text); err != nil {
			var list token.Errors
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("got %v, want mistakes with their places", err)
			}
		}
		walkSome(t, p, 30)
	})
}
