package parse

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// send = varref ( "!" | "!!" ) ( args | expr "(" args ")" ) . Only "!" may stand
// in a trace.
func (p *parser) send(v *ast.VarRef) (ast.Stmt, bool) {
	s := &ast.Send{Pos: v.Pos, Chan: v, Sorted: p.tok.Kind == token.BangBang}
	p.advance()
	if p.tok.Kind == token.Ident {
		// A name before a parenthesis is the type of the message here, even
		// if it is called exists or in.
		t := p.tok
		p.advance()
		s.Args = append(s.Args, p.binary(p.suffix(p.reference(t)), 1))
	} else {
		s.Args = append(s.Args, p.expr())
	}
	if p.accept(token.LParen) {
		s.Args = append(s.Args, p.args()...)
		p.expect(token.RParen, "',' or ')'")
	} else if p.accept(token.Comma) {
		s.Args = append(s.Args, p.args()...)
	}
	return s, !s.Sorted
}

// args = expr { "," expr } .
func (p *parser) args() []ast.Expr {
	list := []ast.Expr{p.expr()}
	for p.accept(token.Comma) {
		list = append(list, p.expr())
	}
	return list
}

// receive = varref ( "?" | "??" ) ( rargs | "<" rargs ">" ) . It leaves "?[",
// which is a poll in an expression. Only "?" may stand in a trace.
func (p *parser) receive(v *ast.VarRef) (ast.Stmt, bool) {
	if p.feed.peekKind() == token.LBrack {
		return nil, false
	}
	s := &ast.Recv{Pos: v.Pos, Chan: v, Random: p.tok.Kind == token.QuestQuest}
	p.advance()
	s.Copy = p.accept(token.Lt)
	s.Args = p.rargs()
	if s.Copy {
		p.expect(token.Gt, "',' or '>'")
	}
	return s, !s.Random && !s.Copy
}

// rargs = rarg [ "," rargs | "(" rargs ")" ] | "(" rargs ")" .
func (p *parser) rargs() []ast.Expr {
	var list []ast.Expr
	open := 0
	for {
		if p.accept(token.LParen) {
			open++
			continue
		}
		list = append(list, p.rarg())
		switch {
		case p.accept(token.LParen):
			open++
			continue
		case p.accept(token.Comma):
			continue
		}
		for ; open > 0; open-- {
			p.expect(token.RParen, "',' or ')'")
		}
		return list
	}
}

// rarg = varref | "eval" "(" expr ")" | [ "-" ] const .
func (p *parser) rarg() ast.Expr {
	at := p.tok.Pos
	switch p.tok.Kind {
	case token.Ident:
		return p.varref()
	case token.Eval:
		p.advance()
		p.expect(token.LParen, "'('")
		x := p.expr()
		p.expect(token.RParen, "')'")
		return &ast.Eval{Pos: at, X: x}
	case token.Minus:
		p.advance()
		return &ast.Unary{Pos: at, Op: ast.Neg, X: p.constant("a constant")}
	}
	return p.constant("a variable, a constant or eval")
}

// poll = varref ( "?" | "??" ) "[" rargs "]" .
func (p *parser) poll(v *ast.VarRef) ast.Expr {
	x := &ast.Poll{Pos: v.Pos, Chan: v, Random: p.tok.Kind == token.QuestQuest}
	p.advance()
	p.expect(token.LBrack, "'[', since a receive is no expression")
	x.Args = p.rargs()
	p.expect(token.RBrack, "',' or ']'")
	return x
}
