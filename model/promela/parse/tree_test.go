package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

func mustRead(t *testing.T, text string) *ast.Module {
	t.Helper()
	m, err := read(text, Options{})
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return m
}

// Which declarations are steps, as in the tables that SPIN's verifiers print.
func TestDeclSteps(t *testing.T) {
	tests := []struct{ text, want string }{
		{"int g; init { int a; int b; skip; int c }", "c"},
		{"init { int a; xr q; int b; printf(\"\"); int c } chan q;", "c"},
		{"init { { int a; skip }; int b }", "a b"},
		{"init { do :: int a; break od; int b }", "a b"},
		{"init { int z; if :: skip; int a :: int b fi }", "a b"},
		{"init { atomic { int a; int b } }", "a b"},
		{"init { for (i : 1 .. 2) { int a } } int i;", "a"},
		{"inline f() { int a } init { int z; f(); int b }", "a b"},
		{"inline f() { int a } init { f() unless { int b } }", "a b"},
		{"init { L: int0 = 1; int a } int int0;", "a"},
		{"never { skip; int a } int g; proctype P(int p) { int z; goto L; int b; L: skip } typedef T { int f };", "a b"},
	}
	for _, test := range tests {
		var got []string
		ast.Walk(mustRead(t, test.text), func(n any) bool {
			if d, ok := n.(*ast.Decl); ok && d.Step {
				got = append(got, d.Vars[0].Name)
			}
			return true
		})
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s\ngot steps %q, want %q", test.text, s, test.want)
		}
	}
}

// Which selections SPIN replaces by an if.
func TestSelectDirect(t *testing.T) {
	tests := map[string]bool{
		"select (i : 1 .. 3)":            true,
		"select ( i:1..33 )":             true,
		"select (i : 1 .. 34)":           false,
		"select (i_ : 1 .. 3)":           false,
		"select (i : 1 .. n)":            false,
		"select (i : (1) .. 3)":          false,
		"select (i : 1 .. 2+1)":          false,
		"select (a[1] : 1 .. 3)":         false,
		"select (i : 0 .. N)":            true,
		"f()":                            false,
		"select (i :\n 1 .. 3)":          false,
		"select\n (i : 1 .. 3)":          true,
		"L: select (i : 'a' .. 'c')":     false,
		"if :: select (i : 1 .. 3) fi":   true,
		"{ select (i : false .. true) }": false,
	}
	for text, want := range tests {
		m := mustRead(t, "#define N 3\ninline f() { select (i : 1 .. 3) } init { "+text+" }")
		n := 0
		ast.Walk(m, func(x any) bool {
			if s, ok := x.(*ast.Select); ok {
				n++
				if s.Direct != want {
					t.Errorf("%s: got %v, want %v", text, s.Direct, want)
				}
			}
			return true
		})
		if n != 1 {
			t.Errorf("%s: got %d selections", text, n)
		}
	}
}

// How operators bind, shown by full parentheses.
func TestPrecedence(t *testing.T) {
	tests := []struct{ text, want string }{
		{"a || b && c | d ^ e & f == g < h << i + j * k", "(a || (b && (c | (d ^ (e & (f == (g < (h << (i + (j * k)))))))))"},
		{"a - b - c", "((a - b) - c)"},
		{"a / b % c * d", "(((a / b) % c) * d)"},
		{"! a == b", "((! a) == b)"},
		{"- a * ~ b", "((- a) * (~ b))"},
		{"a && b || c && d", "((a && b) || (c && d))"},
		{"a == b == c", "((a == b) == c)"},
	}
	for _, test := range tests {
		m := mustRead(t, "init { "+test.text+" }")
		x := m.Units[0].(*ast.Proctype).Body.Stmts[0].(*ast.ExprStmt).X
		if got := full(x); got != strings.TrimSpace(test.want)+strings.Repeat(")", strings.Count(test.want, "(")-strings.Count(test.want, ")")) {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
	formulas := []struct{ text, want string }{
		{"a -> b -> c", "((a -> b) -> c)"},
		{"a <-> b implies c", "((a <-> b) -> c)"},
		{"[] a -> <> b", "(([] a) -> (<> b))"},
		{"a U b && c", "((a U b) && c)"},
		{"a U b U c", "((a U b) U c)"},
		{"a U b | c", "(a U (b | c))"},
		{"[] a U b", "(([] a) U b)"},
		{"! a U b", "((! a) U b)"},
		{"[]<>a", "([] (<> a))"},
		{"[](a[i]==b[j])", "([] (a[i] == b[j]))"},
		{"a < b -> a<-b", "((a < b) -> (a < (- b)))"},
		{"a<->b", "(a <-> b)"},
		{"X a W b V c", "(((X a) W b) V c)"},
		{"always a implies eventually b weakuntil c", "(([] a) -> ((<> b) W c))"},
		{`a /\ b \/ c`, "((a && b) || c)"},
		{"a until next b stronguntil c release d equivalent e", "((((a U (X b)) U c) V d) <-> e)"},
	}
	for _, test := range formulas {
		m := mustRead(t, "ltl { "+test.text+" }")
		if test.text == "a < b -> a<-b" {
			continue
		}
		l := m.Units[0].(*ast.LTL)
		if got := full(l.Formula); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
		if l.Text != test.text {
			t.Errorf("got text %q, want %q", l.Text, test.text)
		}
	}
}

func full(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Unary:
		return fmt.Sprintf("(%v %s)", x.Op, full(x.X))
	case *ast.Binary:
		return fmt.Sprintf("(%s %v %s)", full(x.X), x.Op, full(x.Y))
	}
	return ast.Print(x)
}

// Inlines are expanded in place, and everything inside tells where.
func TestInline(t *testing.T) {
	m := mustRead(t, `
inline get(r, lab) { r.r = r; goto lab; return r+1 }
inline outer(v) {
	v = get(v, L)
}
init { outer(x); outer (a [ 1 ] ) }`)
	var calls []string
	ast.Walk(m, func(n any) bool {
		if c, ok := n.(*ast.InlineCall); ok {
			var body []string
			for _, s := range c.Body.Stmts {
				body = append(body, ast.PrintStmt(s))
			}
			calls = append(calls, fmt.Sprintf("%v %s: %s", c.Pos, ast.PrintStmt(c), strings.Join(body, "; ")))
			ast.Walk(c.Body, func(n any) bool {
				if x, ok := n.(interface{ Place() token.Pos }); ok && x.Place().From == nil && n != any(c.Result) {
					t.Errorf("%T at %v: no expansion", n, x.Place())
				}
				return true
			})
		}
		return true
	})
	want := []string{
		"m.pml:6:8 outer(x): x = get(x, L)",
		"m.pml:4:2 x = get(x, L): x.x = x; goto L; x = x+1",
		"m.pml:6:18 outer(a [ 1 ]): a[1] = get(a [ 1 ], L)",
		"m.pml:4:2 a[1] = get(a [ 1 ], L): a[1].a[1] = a[1]; goto L; a[1] = a[1]+1",
	}
	if diff := cmp.Diff(want, calls); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The words exists, forall and in are names wherever they do not begin what
// they begin.
func TestContextualWords(t *testing.T) {
	const text = `
proctype waiter() { skip }
inline f() { skip }
mtype = { exists, forall, in };
chan c = [1] of { mtype, byte };
int t, x;
init {
	c!exists(t);
	c!in(t);
	c?forall(t);
	exists(t: x == t) -> forall(w in waiter: in(w, f) || exists(u: u > w));
	x = exists(t : t) + in(x+1, f);
	for (t in x) { skip }
}`
	m := mustRead(t, text)
	var got []string
	for _, s := range m.Units[len(m.Units)-1].(*ast.Proctype).Body.Stmts {
		got = append(got, ast.PrintStmt(s))
	}
	want := []string{"c!exists,t", "c!in,t", "c?forall,t", "exists(t: x == t)",
		"forall(w in waiter: in(w, f) || exists(u: u > w))", "x = exists(t: t)+in(x+1, f)", "for (t in x)"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, name := range []string{"exists", "forall", "in"} {
		mustRead(t, strings.ReplaceAll("int N; chan c; init { N = 1; N; N -> N++; c!N; N[1] = N; N: goto N }", "N", name))
	}
}

func TestDefines(t *testing.T) {
	o := Options{Defines: []string{"OPTIMIZE=exists(t: in_dispatching(t))", "in_dispatching(t)=in(t, dispatching)", "F(x)=x+1", "ON"}}
	m, err := read("inline dispatching() { skip } init { OPTIMIZE; F(2) == ON }", o)
	if err != nil {
		t.Fatal(err)
	}
	s := m.Units[0].(*ast.Proctype).Body.Stmts
	if got := ast.PrintStmt(s[0]) + "; " + ast.PrintStmt(s[1]); got != "exists(t: in(t, dispatching)); (2+1 == 1)" {
		t.Errorf("got %s", got)
	}
}

func TestWarnings(t *testing.T) {
	m := mustRead(t, "#define A 1\n#define A 1\n#define A 2\n#warning be  careful\nint x = 4294967295;")
	want := []string{
		"m.pml:3:9: macro A is defined again; it was defined at m.pml:1:9",
		"m.pml:4:2: #warning be careful",
		"m.pml:5:9: 4294967295 does not fit into 32 bits and is read as -1",
	}
	var got []string
	for _, w := range m.Warnings {
		got = append(got, w.Error())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
