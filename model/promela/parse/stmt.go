package parse

import (
	"sort"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

func (p *parser) separator() bool {
	return p.tok.Kind == token.Semi || p.tok.Kind == token.Arrow
}

// closes says that the next token can only stand behind a sequence.
func (p *parser) closes() bool {
	switch p.tok.Kind {
	case token.RBrace, token.EOF:
		return true
	case token.DColon, token.Fi, token.Od:
		return len(p.options) > 0
	}
	return false
}

// sequence = step { sep step } [ sep ] , where sep is one or more ";" or "->".
// It leaves the token that closes it, named by shut in messages.
func (p *parser) sequence(at token.Pos, shut string) *ast.Sequence {
	seq := &ast.Sequence{Pos: at}
	p.enter()
	for {
		var s ast.Stmt
		ok := p.guard(func() {
			s = p.step()
			if !p.separator() && !p.closes() {
				p.want("; or " + shut)
			}
		})
		if !ok {
			p.syncStmt()
		} else {
			seq.Stmts = append(seq.Stmts, s)
		}
		if !p.separator() {
			break
		}
		for p.separator() {
			p.advance()
		}
		if p.closes() {
			break
		}
	}
	p.depth--
	return seq
}

// step = decl | ( "xr" | "xs" ) varref { "," varref } | stmnt [ "unless" stmnt ] .
func (p *parser) step() ast.Stmt {
	at := p.tok.Pos
	switch p.tok.Kind {
	case token.Xr, token.Xs:
		return p.chanAccess()
	}
	if p.startsDecl() {
		d, ok := p.decl(false).(*ast.Decl)
		if !ok {
			p.fail(at, "mtype constants must be declared outside processes and types")
		}
		return &ast.DeclStmt{Pos: at, Decl: d}
	}
	s := p.stmnt()
	if !p.accept(token.Unless) {
		return s
	}
	return p.unless(s, p.stmnt())
}

// unless joins a statement and its escape. A label on a block belongs to both,
// so that a jump comes to stand in reach of the escape; other labels would make
// a place that is no state.
func (p *parser) unless(body, escape ast.Stmt) ast.Stmt {
	if l, ok := escape.(*ast.Label); ok && !beginsLoop(l) {
		p.errs.Add(l.Pos, "label %s stands on an escape, want it before the statement", l.Name)
	}
	l, ok := body.(*ast.Label)
	if !ok || beginsLoop(l) {
		return &ast.Unless{Pos: body.Place(), Body: body, Escape: escape}
	}
	switch l.Stmt.(type) {
	case *ast.Block, *ast.Atomic, *ast.DStep, *ast.InlineCall:
	default:
		p.errs.Add(l.Pos, "label %s stands on one side of unless, want %s: { ... unless ... }", l.Name, l.Name)
	}
	l.Stmt = &ast.Unless{Pos: l.Stmt.Place(), Body: l.Stmt, Escape: escape}
	return l
}

// chanAccess = ( "xr" | "xs" ) varref { "," varref } .
func (p *parser) chanAccess() ast.Stmt {
	x := &ast.ChanAccess{Pos: p.tok.Pos, Send: p.tok.Kind == token.Xs}
	p.advance()
	x.Chans = append(x.Chans, p.varref())
	for p.accept(token.Comma) {
		x.Chans = append(x.Chans, p.varref())
	}
	return x
}

// stmnt is a statement without unless. Behind it, declarations are steps.
func (p *parser) stmnt() ast.Stmt {
	p.enter()
	at := p.tok.Pos
	s, event := p.statement()
	p.initOK = false
	p.depth--
	if p.inEvent && !event {
		p.errs.Add(at, "only sends, receives and control flow can stand in a trace")
	}
	return s
}

// statement = compound | simple . The bool says that it may stand in a trace.
func (p *parser) statement() (ast.Stmt, bool) {
	at := p.tok.Pos
	switch p.tok.Kind {
	case token.If, token.Do, token.For, token.Select, token.Break, token.Goto:
		return p.control(), true
	case token.Ident:
		return p.named()
	case token.InlineName:
		return p.inlineCall(nil), false
	case token.Atomic, token.DStep, token.LBrace:
		return p.block(), false
	case token.Else:
		p.advance()
		return &ast.Else{Pos: at}, false
	case token.Printf:
		return p.printf(), false
	case token.Printm:
		return p.printm(), false
	case token.Assert:
		p.advance()
		return &ast.Assert{Pos: at, X: p.expr()}, false
	case token.SetPriority:
		return p.setPriority(), false
	case token.Return:
		return p.returned(), false
	case token.CCode:
		p.embedded()
		return &ast.ExprStmt{Pos: at, X: truth(at)}, true
	}
	p.misplaced()
	return &ast.ExprStmt{Pos: at, X: p.expr()}, false
}

func truth(at token.Pos) ast.Expr { return &ast.Const{Pos: at, Val: 1, Text: "true"} }

// misplaced gives up on a token that can begin no statement.
func (p *parser) misplaced() {
	switch k := p.tok.Kind; {
	case startsUnit(k) && k != token.EOF:
		p.want("a statement or '}'")
	case p.separator() || p.closes() || k == token.DColon || k == token.Fi || k == token.Od:
		p.want("a statement")
	case k == token.Unless:
		p.fail(p.tok.Pos, "unless must follow a statement on the same line or a closing brace")
	}
}

// named = label | assignment | send | receive | expr , all of which begin with a name.
func (p *parser) named() (ast.Stmt, bool) {
	t := p.tok
	if p.quantified() {
		return &ast.ExprStmt{Pos: t.Pos, X: p.expr()}, false
	}
	p.advance()
	if p.tok.Kind == token.Colon {
		return p.label(t), true
	}
	switch {
	case p.tok.Kind == token.LParen:
		p.unknownCall(t)
	case p.tok.Kind == token.Ident && token.LookupFormula(p.tok.Text) != token.Ident:
		p.fail(p.tok.Pos, "%s can stand only in an ltl formula", p.tok.Text)
	case p.tok.Kind == token.Ident:
		p.badType(t)
	}
	v := p.reference(t)
	switch p.tok.Kind {
	case token.Assign:
		p.advance()
		if p.tok.Kind == token.InlineName {
			return p.inlineCall(v), false
		}
		return &ast.Assign{Pos: t.Pos, LHS: v, RHS: p.expr()}, false
	case token.Incr, token.Decr:
		s := &ast.IncDec{Pos: t.Pos, LHS: v, Dec: p.tok.Kind == token.Decr}
		p.advance()
		return s, false
	case token.Bang, token.BangBang:
		return p.send(v)
	case token.Quest, token.QuestQuest:
		if s, event := p.receive(v); s != nil {
			return s, event
		}
	}
	return &ast.ExprStmt{Pos: t.Pos, X: p.binary(p.suffix(v), 1)}, false
}

// unknownCall gives up on a call of what is no inline so far.
func (p *parser) unknownCall(t token.Token) {
	names := append([]string{"exists", "forall"}, keywords...)
	for n := range p.inlines {
		names = append(names, n)
	}
	sort.Strings(names)
	p.fail(t.Pos, "no inline %s is declared before%s", t.Text, token.Suggest(t.Text, names))
}

// label = name ":" [ stmnt ] .
func (p *parser) label(t token.Token) ast.Stmt {
	p.advance()
	l := &ast.Label{Pos: t.Pos, Name: t.Text}
	switch {
	case p.startsDecl() || p.tok.Kind == token.Xr || p.tok.Kind == token.Xs:
		p.fail(t.Pos, "label %s stands before a declaration", t.Text)
	case p.separator() || p.closes() || p.tok.Kind == token.Unless:
		l.Stmt = &ast.ExprStmt{Pos: t.Pos, X: truth(t.Pos)}
	default:
		l.Stmt = p.stmnt()
	}
	return l
}

// printf = "printf" "(" string { "," expr } ")" .
func (p *parser) printf() ast.Stmt {
	s := &ast.Printf{Pos: p.tok.Pos}
	p.advance()
	p.expect(token.LParen, "'('")
	text := p.expect(token.String, "a string").Text
	s.Format = text[1 : len(text)-1]
	for p.accept(token.Comma) {
		s.Args = append(s.Args, p.expr())
	}
	p.expect(token.RParen, "',' or ')'")
	return s
}

// printm = "printm" "(" ( varref | const ) ")" .
func (p *parser) printm() ast.Stmt {
	s := &ast.Printm{Pos: p.tok.Pos}
	p.advance()
	p.expect(token.LParen, "'('")
	if p.tok.Kind == token.Ident {
		s.X = p.varref()
	} else {
		s.X = p.constant("a name or a constant")
	}
	p.expect(token.RParen, "')'")
	return s
}

// setPriority = "set_priority" "(" expr "," expr ")" .
func (p *parser) setPriority() ast.Stmt {
	s := &ast.SetPriority{Pos: p.tok.Pos}
	p.advance()
	p.expect(token.LParen, "'('")
	s.X = p.expr()
	p.expect(token.Comma, "','")
	s.Y = p.expr()
	p.expect(token.RParen, "')'")
	return s
}
