package parse

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Trees are the same but for their places.
var anywhere = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool {
		return p.Last().Type() == reflect.TypeFor[token.Pos]()
	}, cmp.Ignore()),
}

// reprint holds that every expression and simple statement of a model is read
// again as the same tree.
func reprint(t *testing.T, file string, m *ast.Module) {
	head := declared(m)
	ast.Walk(m, func(n any) bool {
		switch n := n.(type) {
		case *ast.LTL:
			sameExpr(t, file, head, n.Formula, true)
			return false
		case *ast.Decl, *ast.RemoteVar, *ast.Eval, *ast.Poll:
			return false // their parts are not all expressions
		case *ast.Recv:
			sameStmt(t, file, head, n)
			return false
		case *ast.ExprStmt, *ast.Assign, *ast.IncDec, *ast.Send, *ast.Printf, *ast.Printm,
			*ast.Assert, *ast.SetPriority, *ast.Goto, *ast.Break, *ast.ChanAccess, *ast.Select:
			sameStmt(t, file, head, n.(ast.Stmt))
		case *ast.Const, *ast.VarRef, *ast.Unary, *ast.Binary, *ast.Cond, *ast.Run, *ast.ChanExpr,
			*ast.Builtin, *ast.ProcExpr, *ast.RemoteLabel, *ast.Quant, *ast.InExpr:
			sameExpr(t, file, head, n.(ast.Expr), false)
		}
		return true
	})
}

// declared has the names that change how words are read.
func declared(m *ast.Module) string {
	var b strings.Builder
	for _, u := range m.Units {
		switch u := u.(type) {
		case *ast.Mtype:
			b.WriteString("mtype = {")
			for _, n := range u.Names {
				b.WriteString(n.Name + " ")
			}
			b.WriteString("};")
		case *ast.Proctype:
			if !u.Init {
				b.WriteString("proctype " + u.Name + "() { skip };")
			}
		}
	}
	return b.String()
}

func sameStmt(t *testing.T, file, head string, n ast.Stmt) {
	text := ast.PrintStmt(n)
	m, err := read(head+"init { 1; "+text+" }", Options{})
	if err != nil {
		t.Errorf("%s: %s: %v", file, text, err)
		return
	}
	p := m.Units[len(m.Units)-1].(*ast.Proctype)
	if diff := cmp.Diff(n, p.Body.Stmts[1], anywhere); diff != "" {
		t.Errorf("%s: %s:\n%s", file, text, diff)
	}
}

func sameExpr(t *testing.T, file, head string, x ast.Expr, formula bool) {
	text := ast.Print(x)
	src := head + "init { x = " + text + " }"
	if formula {
		src = head + "ltl { " + text + " }"
	}
	m, err := read(src, Options{})
	if err != nil {
		t.Errorf("%s: %s: %v", file, text, err)
		return
	}
	var got ast.Expr
	switch u := m.Units[len(m.Units)-1].(type) {
	case *ast.LTL:
		got = u.Formula
	case *ast.Proctype:
		got = u.Body.Stmts[0].(*ast.Assign).RHS
	}
	if diff := cmp.Diff(x, got, anywhere); diff != "" {
		t.Errorf("%s: %s:\n%s", file, text, diff)
	}
}

func TestPrint(t *testing.T) {
	for _, s := range snippets(t) {
		if m, err := read(s.text, Options{}); err == nil {
			reprint(t, s.text, m)
		}
	}
	texts := []string{
		"c!msg,3", "c!!a,b", "c!(!x)", "c?x,eval(y+1),-1,3", "c??<x,y>", "x = x+1", "x = a - -b",
		"x = a-(b-c)", "x = (a+b)*c", "x = -(-y)", "x = !(!y)", "x = ~y", "(a > 3)", "(a && (b || c))",
		`printf("%d\n",x)`, "assert(x == 1)", "run P(1,x)", "run P() priority 3", "(timeout)", "(np_)",
		"(c?[1,x])", "(c??[x] && len(c) == 2)", "(P[1]@L)", "(P@L)", "(P[i]:v == 2)", "exists(t: x == t)",
		"(!forall(t in P: x && in(t, f)))", "(x -> 1 : 2)", "goto L", "break", "x++", "a[i].b[2].g--",
		"set_priority(1,2)", "printm(x)", "(a<<1 == 2)", "(_pid == _nr_pr)", "(enabled(0))", "true", "'a'",
		"in(1+2, f)", "xs c, d", "select (i : 1 .. n)", "(x & y == 1)", "((x & y) == 1)", "(exists(t: a) && forall(t: b))",
		"c!(exists(t: x))",
	}
	for _, text := range texts {
		m, err := read("inline f() { skip } proctype P() { skip } init { 1; "+text+" }", Options{})
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		s := m.Units[len(m.Units)-1].(*ast.Proctype).Body.Stmts[1]
		if got := ast.PrintStmt(s); got != text {
			t.Errorf("got %s, want %s", got, text)
		}
	}
}
