package flow

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
	"strconv"
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

// selectRange builds "select (i : from .. to)". Where SPIN's scanner takes the statement apart
// it becomes
//
//	if :: i = from :: ... :: i = to fi
//
// and elsewhere
//
//	i = from; do :: break :: i < to -> i++ od
func (b *builder) selectRange(s *ast.Select) *node {
	if s.Direct {
		return b.selectDirect(s)
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

func (b *builder) selectDirect(s *ast.Select) *node {
	n := &node{kind: selection, pos: s.Pos, text: "select"}
	lo, hi := s.From.(*ast.Const).Val, s.To.(*ast.Const).Val
	for i := lo; i <= hi; i++ {
		b.open()
		b.put(b.assign(s.Pos, s.Var, number(s.Pos, i)))
		n.sub = append(n.sub, b.close(s.Pos))
	}
	return n
}

// forIn builds "for (x in a)": over the indexes of an array, or over the messages of a
// channel, which it takes out and puts back one by one.
func (b *builder) forIn(s *ast.ForIn) *node {
	return b.inLoop(s.Pos, func(n *node) {
		n.text = "for"
		v := b.r.Lookup(s.In.Name)
		x := b.r.Lookup(s.Var.Name)
		switch {
		case v != nil && x != nil && x.Type.Kind == sema.RecordKind:
			b.forMessages(n, s, v, x)
		case v == nil || !v.Array || s.In.Index != nil || s.In.Field != nil:
			b.r.Errorf(s.In.Pos, "want the name of an array behind in, or of a channel for a variable of a typedef")
			b.open()
			b.put(&node{kind: basic, stmt: skip(), pos: s.Pos, text: "skip"})
			b.loopBody(n, s.Body, s.Pos, s.Var)
		default:
			b.put(b.assign(s.Pos, s.Var, number(s.Pos, 0)))
			b.open()
			b.put(b.guard(s.Pos, ast.Le, s.Var, number(s.Pos, v.Len-1)))
			b.loopBody(n, s.Body, s.Pos, s.Var)
		}
	})
}

// forMessages loops over the messages of channel v, each of which is one record like x.
func (b *builder) forMessages(n *node, s *ast.ForIn, v, x *sema.Var) {
	switch {
	case v.Chan == nil || v.Chan.Cap == 0:
		b.r.Errorf(s.In.Pos, "%s is no channel that holds messages", s.In.Name)
	case v.Chan.Whole != x.Type.Record:
		b.r.Errorf(s.In.Pos, "the messages of %s are no %s", s.In.Name, x.Type)
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
