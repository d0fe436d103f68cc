package flow

import (
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// forRange builds "for (i : from .. to) { body }" as SPIN expands it:
//
//	i = from; do :: i <= to -> body; i++ :: else -> break od
//
// The assignment is in place at once, in front of whatever the loop is part of.
func (b *builder) forRange(s *ast.For) *node {
	return b.inLoop(s.Pos, func(n *node) {
		n.text = "for"
		b.put(b.assign(s.Pos, s.Var, s.From))
		b.open()
		b.put(b.guard(s.Pos, ast.Le, s.Var, s.To))
		b.loopBody(n, s.Body, s.Pos, s.Var)
	})
}

// loopBody finishes a for loop whose first statements are in the open sequence.
func (b *builder) loopBody(n *node, body *ast.Sequence, pos token.Pos, v *ast.VarRef) {
	b.openScope()
	b.statements(body.Stmts)
	b.closeScope()
	b.put(b.increment(pos, v))
	main := b.close(pos)
	b.open()
	b.put(&node{kind: basic, stmt: &sema.Else{}, pos: pos, text: "else"})
	b.put(&node{kind: jump, stmt: &sema.Skip{Goto: true}, pos: pos, text: "break", exit: n.exit})
	n.sub = []*seq{b.close(pos), main}
}

// selectRange builds "select (i : from .. to)". SPIN has three ways. Outside inlines, a plain
// name with a range of up to 33 numbers becomes
//
//	if :: i = from :: ... :: i = to fi
//
// a longer range of numbers
//
//	i = from; do :: i < to -> i++ :: break od
//
// and everything else the same with the options the other way round.
func (b *builder) selectRange(s *ast.Select) *node {
	if lo, hi, ok := b.plainRange(s); ok && hi-lo <= 32 {
		n := &node{kind: selection, pos: s.Pos, text: "select"}
		for i := lo; i <= hi; i++ {
			b.open()
			b.put(b.assign(s.Pos, s.Var, number(s.Pos, i)))
			n.sub = append(n.sub, b.close(s.Pos))
		}
		return n
	}
	return b.inLoop(s.Pos, func(n *node) {
		n.text = "select"
		b.put(b.assign(s.Pos, s.Var, s.From))
		b.open()
		b.put(b.guard(s.Pos, ast.Lt, s.Var, s.To))
		b.put(b.increment(s.Pos, s.Var))
		main := b.close(s.Pos)
		b.open()
		b.put(&node{kind: jump, stmt: &sema.Skip{Goto: true}, pos: s.Pos, text: "break", exit: n.exit})
		n.sub = []*seq{b.close(s.Pos), main}
	})
}

// plainRange says whether SPIN's scanner takes the statement apart: a name of letters and
// digits, and numbers.
func (b *builder) plainRange(s *ast.Select) (lo, hi int, ok bool) {
	from, ok1 := s.From.(*ast.Const)
	to, ok2 := s.To.(*ast.Const)
	if !ok1 || !ok2 || len(b.inlines) > 0 || s.Var.Index != nil || s.Var.Field != nil || strings.Contains(s.Var.Name, "_") {
		return 0, 0, false
	}
	if !digits(from.Text) || !digits(to.Text) {
		return 0, 0, false
	}
	if from.Val > to.Val {
		b.r.Errorf(s.Pos, "bad range in select: %d .. %d", from.Val, to.Val)
		return 0, 0, false
	}
	return from.Val, to.Val, true
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// forIn builds "for (x in a)": over the indexes of an array, or over the messages of a
// channel, which it takes out and puts back one by one.
func (b *builder) forIn(s *ast.ForIn) *node {
	return b.inLoop(s.Pos, func(n *node) {
		n.text = "for"
		v := b.r.Lookup(s.In.Name)
		switch {
		case v == nil || s.In.Index != nil || s.In.Field != nil:
			b.r.Errorf(s.In.Pos, "want the name of an array or channel behind in")
			b.open()
			b.put(&node{kind: basic, stmt: skip(), pos: s.Pos, text: "skip"})
			b.loopBody(n, s.Body, s.Pos, s.Var)
		case v.Array:
			b.put(b.assign(s.Pos, s.Var, number(s.Pos, 0)))
			b.open()
			b.put(b.guard(s.Pos, ast.Le, s.Var, number(s.Pos, v.Len-1)))
			b.loopBody(n, s.Body, s.Pos, s.Var)
		default:
			b.forMessages(n, s, v)
		}
	})
}

func (b *builder) forMessages(n *node, s *ast.ForIn, v *sema.Var) {
	if v.Chan == nil || v.Chan.Cap == 0 {
		b.r.Errorf(s.In.Pos, "%s is no channel that holds messages", s.In.Name)
	}
	wide := v.Chan != nil && v.Chan.Cap > 255
	i := &ast.VarRef{Pos: s.Pos, Name: b.r.Counter(b.path(), s.Pos, wide)}
	b.put(b.assign(s.Pos, i, number(s.Pos, 0)))
	b.open()
	b.put(b.guard(s.Pos, ast.Lt, i, &ast.ChanExpr{Pos: s.Pos, Op: ast.Len, Chan: s.In}))
	b.put(b.node(&ast.Recv{Pos: s.Pos, Chan: s.In, Args: []ast.Expr{s.Var}}))
	b.put(b.node(&ast.Send{Pos: s.Pos, Chan: s.In, Args: []ast.Expr{s.Var}}))
	b.loopBody(n, s.Body, s.Pos, i)
}

func number(pos token.Pos, n int) *ast.Const {
	return &ast.Const{Pos: pos, Val: n, Text: strconv.Itoa(n)}
}

func (b *builder) assign(pos token.Pos, v *ast.VarRef, x ast.Expr) *node {
	return b.node(&ast.Assign{Pos: pos, LHS: v, RHS: x})
}

func (b *builder) increment(pos token.Pos, v *ast.VarRef) *node {
	return b.node(&ast.IncDec{Pos: pos, LHS: v})
}

func (b *builder) guard(pos token.Pos, op ast.Op, v *ast.VarRef, x ast.Expr) *node {
	return b.node(&ast.ExprStmt{Pos: pos, X: &ast.Binary{Pos: pos, Op: op, X: v, Y: x}})
}
