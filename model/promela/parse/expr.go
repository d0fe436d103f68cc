package parse

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// The binary operators, all of them left associative, weakest first.
var operators = map[token.Kind]struct {
	op   ast.Op
	prec int
}{
	token.Implies: {ast.Implies, 1}, token.Equiv: {ast.Equiv, 1},
	token.Or:    {ast.Or, 2},
	token.And:   {ast.And, 3},
	token.Until: {ast.Until, 4}, token.WeakUntil: {ast.WeakUntil, 4}, token.Release: {ast.Release, 4},
	token.Pipe:  {ast.BitOr, 5},
	token.Caret: {ast.BitXor, 6},
	token.Amp:   {ast.BitAnd, 7},
	token.Eq:    {ast.Eq, 8}, token.Ne: {ast.Ne, 8},
	token.Lt: {ast.Lt, 9}, token.Le: {ast.Le, 9}, token.Gt: {ast.Gt, 9}, token.Ge: {ast.Ge, 9},
	token.Shl: {ast.Shl, 10}, token.Shr: {ast.Shr, 10},
	token.Plus: {ast.Add, 11}, token.Minus: {ast.Sub, 11},
	token.Star: {ast.Mul, 12}, token.Slash: {ast.Div, 12}, token.Percent: {ast.Mod, 12},
}

const precUnary = 13

var unaries = map[token.Kind]ast.Op{
	token.Minus: ast.Neg, token.Tilde: ast.BitNot, token.Bang: ast.Not,
	token.Always: ast.Always, token.Eventually: ast.Eventually, token.Next: ast.Next,
}

// expr = unary { binop unary } .
func (p *parser) expr() ast.Expr { return p.binary(nil, 1) }

// binary reads the rest of an expression behind its first operand, nil if that
// is to be read too, as far as operators bind at least as strongly as min.
func (p *parser) binary(x ast.Expr, min int) ast.Expr {
	p.enter()
	start := p.depth
	if x == nil {
		x = p.unary()
	}
	for {
		o, ok := operators[p.tok.Kind]
		if !ok || o.prec < min {
			p.depth = start - 1
			return x
		}
		p.enter() // a chain makes the tree deep on its left
		at := p.tok.Pos
		p.advance()
		x = &ast.Binary{Pos: at, Op: o.op, X: x, Y: p.binary(nil, o.prec+1)}
	}
}

// unary = ( "!" | "-" | "~" | "[]" | "<>" | "X" ) unary | primary .
func (p *parser) unary() ast.Expr {
	op, ok := unaries[p.tok.Kind]
	if !ok {
		return p.primary()
	}
	p.enter()
	at := p.tok.Pos
	p.advance()
	x := &ast.Unary{Pos: at, Op: op, X: p.unary()}
	p.depth--
	return x
}

// primary = "(" expr [ "->" expr ":" expr ] ")" | const | run | varref [ poll ]
// | predicate | remote | quantifier .
func (p *parser) primary() ast.Expr {
	t := p.tok
	switch t.Kind {
	case token.LParen:
		return p.paren()
	case token.Number, token.Char, token.True, token.False, token.Skip:
		p.advance()
		return p.number(t)
	case token.Ident:
		switch {
		case p.isQuant():
			return p.quant()
		case p.isIn():
			return p.in()
		}
		p.advance()
		return p.suffix(p.reference(t))
	case token.ProcName:
		return p.remote()
	case token.Run:
		return p.run()
	case token.Len, token.Empty, token.Nempty, token.Full, token.Nfull:
		return p.chanExpr()
	case token.Enabled, token.PcValue, token.GetPriority:
		p.advance()
		p.expect(token.LParen, "'('")
		x := p.expr()
		p.expect(token.RParen, "an operator or ')'")
		return &ast.ProcExpr{Pos: t.Pos, Name: t.Text, X: x}
	case token.Timeout, token.NP:
		p.advance()
		return &ast.Builtin{Pos: t.Pos, Name: t.Text}
	case token.InlineName:
		p.fail(t.Pos, "inline %s cannot be called in an expression", t.Text)
	case token.CCode:
		p.embedded()
		return truth(t.Pos)
	}
	p.notOperand()
	return nil
}

// notOperand gives up on a token that begins no operand.
func (p *parser) notOperand() {
	switch p.tok.Kind {
	case token.Eventually, token.Equiv, token.Until, token.WeakUntil, token.Release:
	case token.LBrack:
		if p.feed.peekKind() == token.RBrack {
			p.fail(p.tok.Pos, "[] can stand only in an ltl formula")
		}
	case token.Lt:
		if p.feed.peekKind() == token.Gt {
			p.fail(p.tok.Pos, "<> can stand only in an ltl formula")
		}
	}
	if _, ok := operators[p.tok.Kind]; ok && p.tok.Newline && p.prev.Kind == token.Semi {
		p.fail(p.tok.Pos, "got %s, want a statement: the end of the line before counts as a semicolon", p.tok)
	}
	p.want("an expression")
}

// paren = "(" expr ")" | "(" expr "->" expr ":" expr ")" .
func (p *parser) paren() ast.Expr {
	at := p.tok.Pos
	p.advance()
	x := p.expr()
	if p.accept(token.Arrow) {
		c := &ast.Cond{Pos: at, If: x, Then: p.expr()}
		p.expect(token.Colon, "an operator or ':'")
		c.Else = p.expr()
		x = c
	}
	p.expect(token.RParen, "an operator or ')'")
	return x
}

// run = "run" name "(" [ args ] ")" [ "priority" const ] .
func (p *parser) run() ast.Expr {
	x := &ast.Run{Pos: p.tok.Pos}
	p.advance()
	if p.tok.Kind != token.ProcName && p.tok.Kind != token.Ident {
		p.want("the name of a proctype")
	}
	x.Proc = p.tok.Text
	p.advance()
	p.expect(token.LParen, "'('")
	if p.tok.Kind != token.RParen {
		x.Args = p.args()
	}
	p.expect(token.RParen, "',' or ')'")
	x.Priority = p.priority()
	return x
}

var chanOps = map[token.Kind]ast.ChanOp{
	token.Len: ast.Len, token.Empty: ast.Empty, token.Nempty: ast.Nempty,
	token.Full: ast.Full, token.Nfull: ast.Nfull,
}

// chanExpr = ( "len" | "empty" | "nempty" | "full" | "nfull" ) "(" varref ")" .
func (p *parser) chanExpr() ast.Expr {
	x := &ast.ChanExpr{Pos: p.tok.Pos, Op: chanOps[p.tok.Kind]}
	p.advance()
	p.expect(token.LParen, "'('")
	x.Chan = p.varref()
	p.expect(token.RParen, "')'")
	return x
}
