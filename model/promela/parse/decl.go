package parse

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

func (p *parser) startsDecl() bool {
	switch p.tok.Kind {
	case token.Hidden, token.Show, token.Local, token.Type, token.TypeName:
		return true
	}
	return false
}

// unknownType gives up on "foo x", which can only be a declaration.
func (p *parser) unknownType() {
	if p.tok.Kind != token.Ident {
		return
	}
	next := p.tok
	if !p.feed.held && !p.feed.waiting {
		next = p.feed.peek(0)
	}
	if next.Kind == token.Ident && !next.Newline && token.Lookup(next.Text) == token.Ident && next.Pos != p.tok.Pos {
		p.badType(p.tok)
	}
}

func (p *parser) badType(t token.Token) {
	names := append([]string{"bit", "bool", "byte", "chan", "int", "mtype", "pid", "short", "unsigned"}, keywords...)
	for n := range p.feed.types {
		names = append(names, n)
	}
	sort.Strings(names)
	p.fail(t.Pos, "unknown type %s%s", t.Text, token.Suggest(t.Text, names))
}

// decl = [ "hidden" | "show" | "local" ] ( type vars | "mtype" [ ":" name ] [ "=" ] "{" names "}" ) .
func (p *parser) decl(global bool) ast.Unit {
	d := &ast.Decl{Pos: p.tok.Pos}
	switch p.tok.Kind {
	case token.Hidden:
		d.Vis = ast.Hidden
	case token.Show:
		d.Vis = ast.Show
	case token.Local:
		d.Vis = ast.Local
	}
	if d.Vis != ast.Plain {
		p.advance()
	}
	d.Type = ast.Type{Pos: p.tok.Pos, Name: p.tok.Text}
	if p.tok.Kind != token.Type && p.tok.Kind != token.TypeName {
		p.want("a type")
	}
	p.advance()
	if d.Type.Name == "mtype" {
		if p.accept(token.Colon) {
			d.Type.Subtype = p.name("the name of a subtype").Name
		}
		if p.tok.Kind == token.Assign || p.tok.Kind == token.LBrace {
			return p.mtype(d, global)
		}
	}
	for {
		d.Vars = append(d.Vars, p.variable(d.Type))
		if !p.accept(token.Comma) {
			break
		}
	}
	d.Step = !p.initOK
	return d
}

// mtype = "mtype" [ ":" name ] [ "=" ] "{" name { [ "," ] name } [ "," ] "}" .
func (p *parser) mtype(d *ast.Decl, global bool) ast.Unit {
	m := &ast.Mtype{Pos: d.Pos, Subtype: d.Type.Subtype}
	if !p.accept(token.Assign) && m.Subtype != "" {
		p.want("'=' or a name")
	}
	if !global {
		p.errs.Add(d.Pos, "mtype constants must be declared outside processes and types")
	}
	if d.Vis != ast.Plain {
		p.errs.Add(d.Pos, "mtype constants cannot be hidden, shown or local")
	}
	p.expect(token.LBrace, "'{'")
	m.Names = append(m.Names, p.name("the name of a constant"))
	for p.tok.Kind != token.RBrace {
		if !p.accept(token.Comma) {
			m.Names = append(m.Names, p.name("a name, ',' or '}'"))
		}
	}
	p.advance()
	for _, n := range m.Names {
		p.feed.mtypes[n.Name] = true
	}
	return m
}

// variable = name [ ":" number | "[" bound "]" ] [ "=" init ] .
func (p *parser) variable(t ast.Type) *ast.VarDecl {
	n := p.name("the name of a variable")
	v := &ast.VarDecl{Pos: n.Pos, Name: n.Name}
	switch {
	case p.accept(token.Colon):
		num := p.expect(token.Number, "the width of "+n.Name+" in bits")
		v.Width = p.number(num).Val
		if v.Width < 1 || v.Width > 31 {
			p.errs.Add(num.Pos, "got width %s, want 1 to 31 bits", num.Text)
			v.Width = 1
		}
	case p.accept(token.LBrack):
		v.Array = true
		v.Len = p.bound()
		p.expect(token.RBrack, "']'")
	}
	if p.accept(token.Assign) {
		p.initializer(v, t)
	}
	return v
}

// initializer = expr | "{" const { "," const } "}" | "[" const "]" "of" "{" fields "}" .
func (p *parser) initializer(v *ast.VarDecl, t ast.Type) {
	at := p.tok.Pos
	switch p.tok.Kind {
	case token.LBrack:
		v.Chan = p.chanInit()
		if !p.initOK {
			p.errs.Add(at, "channel %s must be declared before the first statement", v.Name)
		}
	case token.LBrace:
		p.advance()
		for {
			v.List = append(v.List, p.constant("a constant"))
			if !p.accept(token.Comma) {
				break
			}
		}
		p.expect(token.RBrace, "',' or '}'")
		if !v.Array {
			p.errs.Add(at, "%s is initialised with a list but is no array", v.Name)
		}
	default:
		v.Init = p.expr()
	}
}

// chanInit = "[" const "]" "of" "{" field { "," field } "}" .
func (p *parser) chanInit() *ast.ChanInit {
	c := &ast.ChanInit{Pos: p.tok.Pos}
	p.advance()
	c.Cap = p.constExpr(1)
	p.expect(token.RBrack, "']'")
	p.expect(token.Of, "of")
	p.expect(token.LBrace, "'{'")
	for {
		c.Fields = append(c.Fields, p.field())
		if !p.accept(token.Comma) {
			break
		}
	}
	p.expect(token.RBrace, "',' or '}'")
	return c
}

// field = type [ ":" name ] .
func (p *parser) field() ast.Type {
	t := ast.Type{Pos: p.tok.Pos, Name: p.tok.Text}
	if p.tok.Kind != token.Type && p.tok.Kind != token.TypeName {
		if p.tok.Kind == token.Ident {
			p.badType(p.tok)
		}
		p.want("the type of a message field")
	}
	if t.Name == "unsigned" {
		p.errs.Add(t.Pos, "got unsigned, want another type for a message field")
	}
	p.advance()
	if t.Name == "mtype" && p.accept(token.Colon) {
		t.Subtype = p.name("the name of a subtype").Name
	}
	return t
}

// bound = name | constExpr .
func (p *parser) bound() ast.Expr {
	if p.tok.Kind == token.Ident && !p.feed.mtypes[p.tok.Text] {
		n := p.name("")
		return &ast.VarRef{Pos: n.Pos, Name: n.Name}
	}
	return p.constExpr(1)
}

// constExpr = constExpr op constExpr | "-" constExpr | "(" constExpr ")" | const .
// An operator is one of + - * / %.
func (p *parser) constExpr(min int) ast.Expr {
	p.enter()
	start := p.depth
	defer func() { p.depth = start - 1 }()
	x := p.constTerm()
	for {
		op, prec := ast.BadOp, 0
		switch p.tok.Kind {
		case token.Plus, token.Minus, token.Star, token.Slash, token.Percent:
			op, prec = operators[p.tok.Kind].op, operators[p.tok.Kind].prec
		}
		if op == ast.BadOp || prec < min {
			return x
		}
		p.enter()
		at := p.tok.Pos
		p.advance()
		x = &ast.Binary{Pos: at, Op: op, X: x, Y: p.constExpr(prec + 1)}
	}
}

func (p *parser) constTerm() ast.Expr {
	at := p.tok.Pos
	switch {
	case p.accept(token.Minus):
		return &ast.Unary{Pos: at, Op: ast.Neg, X: p.constExpr(precUnary)}
	case p.accept(token.LParen):
		x := p.constExpr(1)
		p.expect(token.RParen, "an operator or ')'")
		return x
	}
	return p.constant("a constant")
}

// constant = number | character | "true" | "false" | "skip" | mtype constant .
func (p *parser) constant(what string) ast.Expr {
	t := p.tok
	switch t.Kind {
	case token.Number, token.Char, token.True, token.False, token.Skip:
		p.advance()
		return p.number(t)
	case token.Ident:
		if p.feed.mtypes[t.Text] {
			p.advance()
			return &ast.VarRef{Pos: t.Pos, Name: t.Text}
		}
	}
	p.want(what)
	return nil
}

// number is the value of a constant. Numbers wrap to 32 bits, as in SPIN.
func (p *parser) number(t token.Token) *ast.Const {
	c := &ast.Const{Pos: t.Pos, Text: t.Text}
	switch t.Kind {
	case token.True, token.Skip:
		c.Val = 1
	case token.Char:
		n, ok := token.CharValue(t.Text)
		if !ok {
			p.errs.Add(t.Pos, "got %s, want one character between quotes", t.Text)
		}
		c.Val = n
	case token.Number:
		n, err := strconv.ParseInt(t.Text, 10, 64)
		switch {
		case err == nil && n <= math.MaxInt32:
		case err == nil:
			p.warn(t.Pos, "%s does not fit into 32 bits and is read as %d", t.Text, int32(n))
		case strings.Trim(t.Text, "0123456789") == "":
			p.errs.Add(t.Pos, "number %s is out of range", t.Text)
		default:
			p.errs.Add(t.Pos, "got %s, want a decimal number", t.Text)
		}
		c.Val = int(int32(n))
	}
	return c
}

func (p *parser) warn(pos token.Pos, format string, args ...any) {
	var l token.List
	l.Add(pos, format, args...)
	p.module.Warnings = append(p.module.Warnings, l.Err().(token.Errors)...)
}
