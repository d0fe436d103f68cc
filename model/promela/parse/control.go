package parse

import (
	"strconv"
	"strings"

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
	end := p.tok
	p.options = p.options[:len(p.options)-1]
	if end.Kind != shut {
		if end.Kind != token.Fi && end.Kind != token.Od || p.waitsFor(end.Kind) {
			p.want("'::' or " + word)
		}
		p.errs.Add(end.Pos, "got %s, want '::' or %s", end, word)
	}
	p.advance()
	return list, end.Pos
}

// block = [ "atomic" | "d_step" ] "{" sequence "}" .
func (p *parser) block() ast.Stmt {
	at := p.tok
	if at.Kind != token.LBrace {
		p.advance()
	}
	seq, end := p.braces()
	for _, s := range seq.Stmts {
		if _, ok := s.(*ast.ChanAccess); ok {
			continue // no state
		}
		if l, ok := s.(*ast.Label); ok && !beginsLoop(l) {
			p.errs.Add(l.Pos, "label %s stands first in a block, want it before the block", l.Name)
		}
		break
	}
	switch at.Kind {
	case token.Atomic:
		return &ast.Atomic{Pos: at.Pos, Body: seq, End: end}
	case token.DStep:
		return &ast.DStep{Pos: at.Pos, Body: seq, End: end}
	}
	return &ast.Block{Pos: at.Pos, Body: seq, End: end}
}

// beginsLoop says whether a label marks a loop: for SPIN that begins with the
// way back, or with an assignment, and these have no label.
func beginsLoop(l *ast.Label) bool {
	switch s := l.Stmt.(type) {
	case *ast.Label:
		return beginsLoop(s)
	case *ast.Do, *ast.For, *ast.ForIn:
		return true
	}
	return false
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
	to = p.expr()
	a, ok1 := from.(*ast.Const)
	b, ok2 := to.(*ast.Const)
	if ok1 && ok2 && a.Val > b.Val {
		p.errs.Add(a.Pos, "the range %s .. %s is empty", a.Text, b.Text)
	}
	return from, to
}

// selection = "select" "(" varref ":" expr ".." expr ")" .
func (p *parser) selection() ast.Stmt {
	s := &ast.Select{Pos: p.tok.Pos}
	p.advance()
	if p.tok.Kind != token.LParen {
		p.want("'('")
	}
	s.Direct = len(p.calls) == 0 && p.feed.plainRange()
	p.advance()
	s.Var = p.varref()
	p.expect(token.Colon, "':'")
	s.From, s.To = p.interval()
	p.expect(token.RParen, "')'")
	return s
}

// plainRange says that SPIN replaces the text of a select by an if with an option
// for each value: for a name without underscores and at most 33 values given as
// plain numbers, all on one line.
func (f *feed) plainRange() bool {
	kinds := [...]token.Kind{token.Ident, token.Colon, token.Number, token.DotDot, token.Number, token.RParen}
	var bounds []int64
	for i, k := range kinds {
		t := f.peek(i)
		if t.Kind != k || t.Newline || strings.Contains(t.Text, "_") {
			return false
		}
		if k == token.Number {
			n, err := strconv.ParseInt(t.Text, 10, 32)
			if err != nil {
				return false
			}
			bounds = append(bounds, n)
		}
	}
	return bounds[1]-bounds[0] <= 32
}
