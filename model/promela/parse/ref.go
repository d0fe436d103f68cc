package parse

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// varref = name [ "[" expr "]" ] { "." name [ "[" expr "]" ] } .
func (p *parser) varref() *ast.VarRef {
	t := p.expect(token.Ident, "the name of a variable")
	return p.reference(t)
}

// reference reads the rest of a varref behind its first name.
func (p *parser) reference(t token.Token) *ast.VarRef {
	first := &ast.VarRef{Pos: t.Pos, Name: t.Text}
	start := p.depth
	for v := first; ; v = v.Field {
		if p.accept(token.LBrack) {
			v.Index = p.expr()
			p.expect(token.RBrack, "an operator or ']'")
		}
		if !p.accept(token.Dot) {
			p.depth = start
			return first
		}
		p.enter()
		f := p.name("the name of a field")
		v.Field = &ast.VarRef{Pos: f.Pos, Name: f.Name}
	}
}

// suffix turns a varref into what stands around it: a poll of a channel, or the
// label of a process whose proctype is declared further down.
func (p *parser) suffix(v *ast.VarRef) ast.Expr {
	switch p.tok.Kind {
	case token.Quest, token.QuestQuest:
		return p.poll(v)
	case token.At:
		if v.Field != nil {
			p.want("an operator")
		}
		p.advance()
		return &ast.RemoteLabel{Pos: v.Pos, Proc: v.Name, Index: v.Index, Label: p.name("a label").Name}
	case token.Colon:
		// SPIN reads formulas last, when all proctypes are known. In them a
		// colon has no other meaning.
		if p.feed.ltl && v.Field == nil {
			p.advance()
			return &ast.RemoteVar{Pos: v.Pos, Proc: v.Name, Index: v.Index, Var: p.varref()}
		}
	}
	return v
}

// remote = proctype [ "[" expr "]" ] ( "@" label | ":" field ) , where field is a
// name with an optional index.
func (p *parser) remote() ast.Expr {
	t := p.tok
	p.advance()
	var index ast.Expr
	if p.accept(token.LBrack) {
		index = p.expr()
		p.expect(token.RBrack, "an operator or ']'")
	}
	switch {
	case p.accept(token.At):
		return &ast.RemoteLabel{Pos: t.Pos, Proc: t.Text, Index: index, Label: p.name("a label").Name}
	case p.accept(token.Colon):
		return &ast.RemoteVar{Pos: t.Pos, Proc: t.Text, Index: index, Var: p.varref()}
	}
	p.want("'@' or ':' behind a proctype")
	return nil
}

// quantified says that a statement begins with a quantifier or in().
func (p *parser) quantified() bool { return p.isQuant() || p.isIn() }

// isQuant says that a quantifier begins here: exists or forall, "(", a name, and
// ":" or in. Otherwise these words are names like any other.
func (p *parser) isQuant() bool {
	if p.tok.Text != "exists" && p.tok.Text != "forall" || !p.canPeek() {
		return false
	}
	if p.feed.peek(0).Kind != token.LParen || p.feed.peek(1).Kind != token.Ident {
		return false
	}
	t := p.feed.peek(2)
	return t.Kind == token.Colon || t.Kind == token.Ident && t.Text == "in"
}

// isIn says that in(thread, name) begins here.
func (p *parser) isIn() bool {
	return p.tok.Text == "in" && p.canPeek() && p.feed.peek(0).Kind == token.LParen
}

// canPeek says that the raw token ahead is the one behind the next: none was
// set aside for a semicolon.
func (p *parser) canPeek() bool {
	return p.tok.Kind == token.Ident && !p.feed.held && !p.feed.waiting
}

// quant = ( "exists" | "forall" ) "(" name [ "in" proctype ] ":" expr ")" .
func (p *parser) quant() ast.Expr {
	q := &ast.Quant{Pos: p.tok.Pos, All: p.tok.Text == "forall"}
	p.advance()
	p.expect(token.LParen, "'('")
	q.Var = p.name("a name")
	if p.tok.Kind == token.Ident {
		p.advance()
		if p.tok.Kind != token.ProcName && p.tok.Kind != token.Ident && p.tok.Kind != token.Init {
			p.want("the name of a proctype")
		}
		q.Proc = p.tok.Text
		p.advance()
	}
	p.expect(token.Colon, "':'")
	q.Body = p.expr()
	p.expect(token.RParen, "an operator or ')'")
	return q
}

// in = "in" "(" expr "," name ")" .
func (p *parser) in() ast.Expr {
	x := &ast.InExpr{Pos: p.tok.Pos}
	p.advance()
	p.expect(token.LParen, "'('")
	x.Thread = p.expr()
	p.expect(token.Comma, "','")
	if p.tok.Kind != token.InlineName && p.tok.Kind != token.Ident {
		p.want("the name of an inline")
	}
	x.Inline = ast.Name{Pos: p.tok.Pos, Name: p.tok.Text}
	p.advance()
	p.expect(token.RParen, "')'")
	return x
}
