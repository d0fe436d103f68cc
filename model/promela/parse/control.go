package parse

import (
	"regexp"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// control = if | do | for | select | "break" | "goto" name .
func (p *parser) control() ast.Stmt {
	at := p.tok.Pos
	switch p.tok.Kind {
	case token.If:
		s := &ast.If{Pos: at}
		s.Options, s.End = p.choices(token.Fi, "fi")
		return s
	case token.Do:
		s := &ast.Do{Pos: at}
		s.Options, s.End = p.choices(token.Od, "od")
		return s
	case token.For:
		return p.forLoop()
	case token.Select:
		return p.selection()
	case token.Break:
		p.advance()
		return &ast.Break{Pos: at}
	}
	p.advance()
	return &ast.Goto{Pos: at, Label: p.name("a label").Name}
}

// choices = ( "if" | "do" ) { "::" sequence } ( "fi" | "od" ) .
func (p *parser) choices(shut token.Kind, word string) ([]*ast.Sequence, token.Pos) {
	p.advance()
	p.options = append(p.options, shut)
	if p.tok.Kind != token.DColon {
		p.want("'::'")
	}
	var list []*ast.Sequence
	for p.tok.Kind == token.DColon {
		at := p.tok.Pos
		p.initOK = false
		p.advance()
		list = append(list, p.sequence(at, "'::' or "+word))
	}
	end := p.tok.Pos
	if p.tok.Kind != shut {
		p.want("'::' or " + word)
	}
	p.options = p.options[:len(p.options)-1]
	p.advance()
	return list, end
}

// block = [ "atomic" | "d_step" ] "{" sequence "}" .
func (p *parser) block() ast.Stmt {
	at := p.tok
	if at.Kind != token.LBrace {
		p.advance()
	}
	seq, end := p.braces()
	if len(seq.Stmts) > 0 {
		if l, ok := seq.Stmts[0].(*ast.Label); ok {
			p.errs.Add(l.Pos, "label %s stands first in a block, want it before the block", l.Name)
		}
	}
	switch at.Kind {
	case token.Atomic:
		return &ast.Atomic{Pos: at.Pos, Body: seq, End: end}
	case token.DStep:
		return &ast.DStep{Pos: at.Pos, Body: seq, End: end}
	}
	return &ast.Block{Pos: at.Pos, Body: seq, End: end}
}

func (p *parser) braces() (*ast.Sequence, token.Pos) {
	at := p.tok.Pos
	if p.tok.Kind != token.LBrace {
		p.want("'{'")
	}
	p.initOK = false
	p.advance()
	seq := p.sequence(at, "'}'")
	end := p.tok.Pos
	p.expect(token.RBrace, "; or '}'")
	return seq, end
}

// forLoop = "for" "(" varref ( ":" expr ".." expr | "in" varref ) ")" [ ";" ] "{" sequence "}" .
func (p *parser) forLoop() ast.Stmt {
	at := p.tok.Pos
	p.advance()
	p.expect(token.LParen, "'('")
	v := p.varref()
	if p.tok.Kind == token.Ident && p.tok.Text == "in" {
		p.advance()
		s := &ast.ForIn{Pos: at, Var: v, In: p.varref()}
		s.Body, s.End = p.loopBody()
		return s
	}
	p.expect(token.Colon, "':' or in")
	s := &ast.For{Pos: at, Var: v}
	s.From, s.To = p.interval()
	s.Body, s.End = p.loopBody()
	return s
}

func (p *parser) loopBody() (*ast.Sequence, token.Pos) {
	p.expect(token.RParen, "')'")
	p.accept(token.Semi)
	return p.braces()
}

// interval = expr ".." expr .
func (p *parser) interval() (from, to ast.Expr) {
	from = p.expr()
	p.expect(token.DotDot, "'..'")
	return from, p.expr()
}

// selection = "select" "(" varref ":" expr ".." expr ")" .
func (p *parser) selection() ast.Stmt {
	s := &ast.Select{Pos: p.tok.Pos}
	inline := len(p.calls) > 0
	p.advance()
	flat := p.tok.Kind == token.LParen
	p.expect(token.LParen, "'('")
	s.Var = p.varref()
	p.expect(token.Colon, "':'")
	s.From, s.To = p.interval()
	flat = flat && !p.tok.Newline
	p.expect(token.RParen, "')'")
	s.Direct = flat && !inline && direct(s)
	return s
}

var alnum = regexp.MustCompile(`^[A-Za-z0-9]+$`)

// direct says that SPIN replaces the text of a select by an if with an option
// for each value: with plain numbers, and a name without underscores.
func direct(s *ast.Select) bool {
	from, ok1 := s.From.(*ast.Const)
	to, ok2 := s.To.(*ast.Const)
	return ok1 && ok2 && s.Var.Index == nil && s.Var.Field == nil && alnum.MatchString(s.Var.Name) &&
		isNumber(from) && isNumber(to) && to.Val-from.Val <= 32
}

func isNumber(c *ast.Const) bool { return c.Text[0] >= '0' && c.Text[0] <= '9' }
