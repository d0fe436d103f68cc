package parse

import (
	"fmt"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// units = ( unit | ";" | "->" ) { unit | ";" | "->" } .
func (p *parser) units() {
	if p.tok.Kind == token.EOF {
		p.errs.Add(p.tok.Pos, "the model is empty")
	}
	for p.tok.Kind != token.EOF {
		if p.accept(token.Semi) || p.accept(token.Arrow) {
			continue
		}
		at := p.tok
		if !p.guard(p.unit) {
			if same(at, p.tok) {
				p.advance() // the mistake is the token that began the unit
			}
			p.syncUnit()
		}
	}
}

func same(a, b token.Token) bool { return a.Kind == b.Kind && a.Pos == b.Pos }

// unit = proctype | init | claim | ltl | decl | typedef | inline .
func (p *parser) unit() {
	switch p.tok.Kind {
	case token.Active, token.Proctype, token.DProctype:
		p.proctype()
	case token.Init:
		p.init()
	case token.Never, token.Trace, token.Notrace:
		p.claim()
	case token.LTL:
		p.ltl()
	case token.Typedef:
		p.typedef()
	case token.InlineKw:
		p.inlineDef()
	case token.CCode:
		p.embedded()
	default:
		if !p.startsDecl() {
			p.unknownType()
			p.want("a declaration or a process")
		}
		p.add(p.decl(true))
	}
}

func (p *parser) add(u ast.Unit) { p.module.Units = append(p.module.Units, u) }

// proctype = [ "active" [ "[" const "]" ] ] ( "proctype" | "D_proctype" ) name
// "(" [ params ] ")" [ "priority" const ] [ "provided" "(" expr ")" ] body .
func (p *parser) proctype() {
	d := &ast.Proctype{Pos: p.tok.Pos}
	if p.tok.Kind == token.Active {
		d.Active = &ast.Const{Pos: p.tok.Pos, Val: 1, Text: "1"}
		p.advance()
		if p.accept(token.LBrack) {
			d.Active = p.bound()
			p.expect(token.RBrack, "']'")
		}
	}
	d.DProc = p.tok.Kind == token.DProctype
	if !d.DProc && p.tok.Kind != token.Proctype {
		p.want("proctype")
	}
	p.advance()
	if p.tok.Kind == token.ProcName {
		p.errs.Add(p.tok.Pos, "proctype %s is declared twice", p.tok.Text)
		p.tok.Kind = token.Ident
	}
	p.feed.procs[p.tok.Text] = p.tok.Kind == token.Ident
	d.Name = p.name("the name of a proctype").Name
	p.expect(token.LParen, "'('")
	if p.tok.Kind != token.RParen {
		d.Params = p.params()
	}
	p.expect(token.RParen, "')'")
	d.Priority = p.priority()
	if p.accept(token.Provided) {
		p.expect(token.LParen, "'('")
		d.Provided = p.expr()
		p.expect(token.RParen, "')'")
	}
	d.Body, d.End = p.body()
	p.add(d)
}

// params = decl { ";" decl } .
func (p *parser) params() []*ast.Decl {
	var list []*ast.Decl
	for {
		if !p.startsDecl() {
			p.unknownType()
			p.want("the type of a parameter")
		}
		d, ok := p.decl(false).(*ast.Decl)
		if !ok {
			p.fail(p.prev.Pos, "mtype constants cannot be declared in parameters")
		}
		for _, v := range d.Vars {
			if v.Init != nil || v.List != nil || v.Chan != nil {
				p.errs.Add(v.Pos, "parameter %s cannot have an initial value", v.Name)
			}
		}
		list = append(list, d)
		if !p.accept(token.Semi) {
			return list
		}
	}
}

// priority = [ "priority" const ] .
func (p *parser) priority() ast.Expr {
	if !p.accept(token.Priority) {
		return nil
	}
	return p.constant("a priority")
}

// init = "init" [ "priority" const ] body .
func (p *parser) init() {
	d := &ast.Proctype{Pos: p.tok.Pos, Name: "init", Init: true,
		Active: &ast.Const{Pos: p.tok.Pos, Val: 1, Text: "1"}}
	p.advance()
	d.Priority = p.priority()
	d.Body, d.End = p.body()
	p.add(d)
}

// claim = "never" [ name ] body | ( "trace" | "notrace" ) body .
func (p *parser) claim() {
	c := &ast.Claim{Pos: p.tok.Pos, Name: p.tok.Text}
	kind := p.tok.Kind
	p.advance()
	switch kind {
	case token.Never:
		c.Name = fmt.Sprintf("never_%d", p.never)
		p.never++
		if p.tok.Kind == token.Ident {
			c.Name = p.name("").Name
		}
	case token.Trace:
		c.Kind = ast.Trace
	case token.Notrace:
		c.Kind = ast.Notrace
	}
	p.inEvent = kind != token.Never
	c.Body, c.End = p.body()
	p.inEvent = false
	p.add(c)
}

// body = "{" sequence "}" .
func (p *parser) body() (*ast.Sequence, token.Pos) {
	at := p.tok
	if at.Kind != token.LBrace {
		p.want("'{'")
	}
	p.feed.inSeq = true
	p.initOK = true
	p.advance()
	seq := p.sequence(at.Pos, "'}'")
	p.initOK = true
	return seq, p.closeBody()
}

func (p *parser) closeBody() token.Pos {
	end := p.tok.Pos
	if p.tok.Kind != token.RBrace {
		p.want("; or '}'")
	}
	p.feed.inSeq = false
	p.advance()
	return end
}

// ltl = "ltl" [ name ] "{" formula [ ";" ] "}" .
func (p *parser) ltl() {
	l := &ast.LTL{Pos: p.tok.Pos}
	p.advance()
	if p.tok.Kind == token.Ident {
		l.Name = p.name("").Name
	} else {
		l.Name = fmt.Sprintf("ltl_%d", p.ltls)
		p.ltls++
	}
	if p.tok.Kind != token.LBrace {
		p.want("'{'")
	}
	from := p.tok
	p.feed.ltl = true
	p.advance()
	if p.tok.Kind == token.RBrace {
		p.want("a formula")
	}
	l.Formula = p.expr()
	p.accept(token.Semi)
	if p.tok.Kind != token.RBrace {
		p.want("an operator or '}'")
	}
	p.feed.ltl = false
	l.Text = p.formulaText(from, p.tok, l.Formula)
	p.advance()
	p.add(l)
}

// formulaText is what was written between the braces, or without macros what
// the formula says.
func (p *parser) formulaText(from, to token.Token, f ast.Expr) string {
	src, ok := p.feed.pp.Source(from, to)
	if !ok || strings.Contains(src, "#") {
		return ast.Print(f)
	}
	src = strings.TrimSuffix(strings.TrimPrefix(src, "{"), "}")
	return strings.TrimSuffix(fold(src), ";")
}

// typedef = "typedef" name "{" decl { ";" decl } "}" .
func (p *parser) typedef() {
	t := &ast.Typedef{Pos: p.tok.Pos}
	p.advance()
	if p.tok.Kind == token.TypeName {
		p.errs.Add(p.tok.Pos, "type %s is declared twice", p.tok.Text)
		p.tok.Kind = token.Ident
	}
	t.Name = p.name("the name of a type").Name
	if p.tok.Kind != token.LBrace {
		p.want("'{'")
	}
	p.feed.inSeq = true
	p.advance()
	for {
		if !p.startsDecl() {
			p.unknownType()
			p.want("the type of a field")
		}
		d, ok := p.decl(false).(*ast.Decl)
		if !ok {
			p.fail(p.prev.Pos, "mtype constants cannot be declared in a typedef")
		}
		t.Fields = append(t.Fields, d)
		if !p.accept(token.Semi) {
			break
		}
	}
	p.feed.types[t.Name] = true
	p.closeBody()
	p.add(t)
}

// embedded skips embedded C with its braces or strings.
func (p *parser) embedded() {
	p.errs.Add(p.tok.Pos, "embedded C (%s) is not supported", p.tok.Text)
	p.advance()
	for p.tok.Kind == token.String {
		p.advance()
	}
	if p.tok.Kind == token.LBrack {
		p.skipNested(token.LBrack, token.RBrack)
	}
	if p.tok.Kind == token.LBrace {
		p.skipNested(token.LBrace, token.RBrace)
	}
}

func (p *parser) skipNested(open, shut token.Kind) {
	for nest := 0; p.tok.Kind != token.EOF; {
		switch p.tok.Kind {
		case open:
			nest++
		case shut:
			nest--
		}
		p.advance()
		if nest == 0 {
			return
		}
	}
}
