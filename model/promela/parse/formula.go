package parse

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Formula is what stands between the braces of an ltl block that the file itself does not
// have. It is read behind the end of the file, with the macros in force there.
type Formula struct {
	Name string // of the block, and the file name in messages
	Text string
	// Always says that a formula without temporal operators is meant to hold in every
	// state, not in the first one alone.
	Always bool
}

// formula reads f as the next unit.
func (p *parser) formula(f Formula) {
	p.feed.restart(f.Name, f.Text)
	p.feed.ltl = true
	p.advance()
	begin := token.Pos{File: f.Name, Line: 1, Col: 1}
	p.guard(func() {
		if p.tok.Kind == token.EOF {
			p.fail(begin, "the formula is empty")
		}
		l := &ast.LTL{Pos: begin, Name: f.Name, Text: fold(f.Text)}
		l.Formula = p.expr()
		p.accept(token.Semi)
		if p.tok.Kind != token.EOF {
			p.want("an operator or the end of the formula")
		}
		if f.Always && !ast.Temporal(l.Formula) {
			l.Formula = &ast.Unary{Pos: begin, Op: ast.Always, X: l.Formula}
		}
		p.add(l)
	})
	p.feed.ltl = false
}

// restart makes a text the next one to be read, when the one before it is at its end.
func (f *feed) restart(name, text string) {
	f.drop(0)
	f.pp.Open(name, []byte(text))
	f.parens, f.inSeq = 0, false
	f.before, f.last = token.Semi, token.Semi
}
