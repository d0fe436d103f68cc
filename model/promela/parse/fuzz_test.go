package parse

import (
	"errors"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Any text is read within bounds, to a tree or to mistakes with their places,
// and a tree can be walked and printed.
func FuzzParse(f *testing.F) {
	for _, s := range snippets(f) {
		f.Add(s.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		m, err := read(text, Options{Tokens: 50_000, Nesting: 500, Includes: 5})
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("took %v", d)
		}
		var errs token.Errors
		if err != nil {
			if !errors.As(err, &errs) || m != nil {
				t.Fatalf("got %v and %v, want token.Errors alone", m, err)
			}
			for _, e := range errs {
				_ = e.Error()
				if !e.Pos.IsValid() {
					t.Errorf("no place: %v", e)
				}
			}
			return
		}
		ast.Walk(m, func(n any) bool {
			if s, ok := n.(ast.Stmt); ok {
				_ = ast.PrintStmt(s)
			}
			if x, ok := n.(ast.Expr); ok {
				_ = ast.Print(x)
			}
			return true
		})
	})
}
