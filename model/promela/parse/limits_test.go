package parse

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Whatever the text, reading ends soon: with a tree or with a clear mistake.
func TestLimits(t *testing.T) {
	random := make([]byte, 10<<20)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range random {
		random[i] = byte(r.Uint32())
	}
	bomb := func(last string) string {
		var b strings.Builder
		b.WriteString("#define m0 x = 1;\n")
		for i := range 40 {
			fmt.Fprintf(&b, "#define m%d m%d m%d\n", i+1, i, i)
		}
		return b.String() + last
	}
	inlines := "int x; inline f0() { x = 1 }\n"
	for i := range 40 {
		inlines += fmt.Sprintf("inline f%d() { f%d(); f%d() }\n", i+1, i, i)
	}
	deep := func(n int, open, shut string) string {
		return strings.Repeat(open, n) + "1" + strings.Repeat(shut, n)
	}
	chain := func(n int) string {
		var b strings.Builder
		b.WriteString("#define m0 )\n")
		for i := range n {
			fmt.Fprintf(&b, "#define m%d m%d\n", i+1, i)
		}
		return b.String() + fmt.Sprintf("init { m%d }", n)
	}
	const ok = ""
	tests := []struct{ name, text, want string }{
		{"random", string(random), "too many errors"},
		{"random letters", strings.Repeat("init { # ) x\n", 1<<18), "too many errors"},
		{"empty", "", "the model is empty"},
		{"white", " /* */ // \n", "the model is empty"},
		{"NUL", "init { \x00 skip }", `illegal character "\x00"`},
		{"no newline", "init { skip }", ok},
		{"CRLF", "int x\r\ninit {\r\n\tx = 1\r\n\tx = 2 /* a\r\n */\r\n}\r\n", ok},
		{"macro bomb", bomb("int x; init { m40 }"), "grows beyond"},
		{"macro bomb in arguments", "#define f(x) x x\ninit { " + deep(60, "f(", ")") + " }", "grows beyond"},
		{"macro bomb in a condition", bomb("#if m40\n#endif"), "grows beyond"},
		{"inline bomb", inlines + "init { f40() }", "grows beyond"},
		{"macro loop", "#define a b\n#define b a\nint a; init { a = b }", ok},
		{"macro calls", "#define f(x) x\ninit { " + deep(300, "f(", ")") + " }", ok},
		{"many macro calls", "#define f(x) x\ninit { " + deep(2_000, "f(", ")") + " }", "grows beyond"},
		{"parentheses", "init { " + deep(1_000, "(", ")") + " }", ok},
		{"many parentheses", "init { " + deep(10_000, "(", ")") + " }", "nested more than"},
		{"a million parentheses", "init { " + strings.Repeat("(", 1_000_000), "nested more than"},
		{"braces", "init { " + deep(1_000, "{", "}") + " }", ok},
		{"many braces", "init { " + deep(10_000, "{", "}") + " }", "nested more than"},
		{"many ifs", "init { " + deep(10_000, "if :: ", " fi") + " }", "nested more than"},
		{"open braces", "init " + strings.Repeat("{", 1_000_000), "nested more than"},
		{"negations", "init { " + strings.Repeat("- ", 100_000) + "1 }", "nested more than"},
		{"a sum", "init { " + strings.Repeat("1+", 1_000) + "1 }", ok},
		{"a long sum", "init { " + strings.Repeat("1+", 1_000_000) + "1 }", "nested more than"},
		{"labels", "init { " + strings.Repeat("L: ", 100_000) + "1 }", "nested more than"},
		{"fields", "init { x" + strings.Repeat(".x", 100_000) + "}", "nested more than"},
		{"indices", "init { " + strings.Repeat("x[", 100_000) + "}", "nested more than"},
		{"bounds", "int x[" + strings.Repeat("(", 100_000) + "]", "nested more than"},
		{"conditions", "#if " + strings.Repeat("(", 100_000) + "\n#endif", "nested too deeply"},
		{"macro chain", chain(5_000), "(and so on)"},
		{"conditionals", strings.Repeat("#if 1\n", 10_000), "too many errors"},
		{"receive", "init { c?" + strings.Repeat("(", 100_000), "want"},
		{"quantifiers", "init { " + strings.Repeat("exists(t: ", 100_000) + "}", "nested more than"},
		{"runs", "init { " + strings.Repeat("run P(", 100_000) + "}", "nested more than"},
		{"statements", "int x; init { " + strings.Repeat("x = 1; ", 50_000) + "skip }", ok},
		{"include loop", "#include \"m.pml\"\n", "m.pml includes m.pml"},
		{"wide include loop", strings.Repeat("#include \"m.pml\"\n", 10), "m.pml includes m.pml"},
		{"escape", "init { printf(\"a\\", "string is not closed"},
		{"empty macro call", "#define f(x) x\nf(", "no closing parenthesis"},
		{"eof in an inline", "inline f() { ", "no closing brace"},
		{"eof in a call", "inline f() { skip } init { f(", "want ',' or ')'"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			o := Options{Tokens: 500_000}
			if test.name == "macro bomb" {
				o.Tokens = 0 // as it is set for everyone
			}
			_, err := read(test.text, o)
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
			var errs token.Errors
			switch {
			case test.want == ok && err != nil:
				t.Errorf("got %.300v", err)
			case test.want != ok && (!errors.As(err, &errs) || !strings.Contains(err.Error(), test.want)):
				t.Errorf("got %.300v, want %q", err, test.want)
			}
		})
	}
}
