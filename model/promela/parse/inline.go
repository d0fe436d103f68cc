package parse

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/scan"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// An inline is a named piece of text, kept as tokens.
type inline struct {
	name   string
	pos    token.Pos
	params []string
	body   []token.Token // with its braces
}

// A call is an expansion that is being read.
type call struct {
	inline *inline
	result *ast.VarRef
}

// inlineDef = "inline" name "(" [ name { "," name } ] ")" "{" text "}" .
func (p *parser) inlineDef() {
	p.advance()
	if p.tok.Kind == token.InlineName {
		p.errs.Add(p.tok.Pos, "inline %s is declared twice", p.tok.Text)
		p.tok.Kind = token.Ident
	}
	n := p.name("the name of an inline")
	in := &inline{name: n.Name, pos: n.Pos}
	p.expect(token.LParen, "'('")
	for p.tok.Kind != token.RParen {
		in.params = append(in.params, p.name("a parameter without a type, or ')'").Name)
		if !p.accept(token.Comma) {
			break
		}
	}
	if p.tok.Kind != token.RParen {
		p.want("',' or ')'")
	}
	if t := p.feed.peek(0); t.Kind != token.LBrace {
		p.advance()
		p.want("'{'")
	}
	for nest := 0; ; {
		t := p.feed.raw()
		switch t.Kind {
		case token.LBrace:
			nest++
		case token.RBrace:
			nest--
		case token.EOF:
			p.fail(n.Pos, "the body of inline %s has no closing brace", n.Name)
		}
		in.body = append(in.body, t)
		if nest == 0 {
			break
		}
	}
	p.inlines[n.Name] = in
	p.module.Inlines = append(p.module.Inlines, ast.Name{Pos: n.Pos, Name: n.Name})
	p.advance()
}

// inlineCall = [ varref "=" ] inline "(" [ args ] ")" . The expansion is read here
// as a block, in place of the call.
func (p *parser) inlineCall(result *ast.VarRef) ast.Stmt {
	t := p.tok
	in := p.inlines[t.Text]
	c := &ast.InlineCall{Pos: t.Pos, Name: t.Text, Result: result}
	if result != nil {
		c.Pos = result.Pos
	}
	for _, up := range p.calls {
		if up.inline == in {
			p.fail(t.Pos, "inline %s calls itself", t.Text)
		}
	}
	p.advance()
	return p.expand(c, in, t)
}

func (p *parser) expand(c *ast.InlineCall, in *inline, at token.Token) ast.Stmt {
	args := p.actuals()
	if len(args) != len(in.params) {
		p.errs.Add(at.Pos, "arguments of inline %s: got %d, want %d", in.name, len(args), len(in.params))
		p.advance()
		return &ast.ExprStmt{Pos: c.Pos, X: truth(c.Pos)}
	}
	c.Params = in.params
	for _, a := range args {
		c.Args = append(c.Args, token.Text(a))
	}
	body := substitute(in, args, at.Pos)
	if !p.feed.pp.Spend(len(body), at.Pos) {
		panic(bailout{})
	}
	depth := len(p.feed.stack)
	options, base := p.options, p.base
	p.options, p.base = nil, depth+1
	p.calls = append(p.calls, &call{in, c.Result})
	p.feed.push(body)
	ok := p.guard(func() {
		p.initOK = false
		p.advance()
		b := p.block().(*ast.Block)
		c.Body = b.Body
	})
	p.calls = p.calls[:len(p.calls)-1]
	p.options, p.base = options, base
	if !ok {
		if len(p.feed.stack) > depth {
			p.feed.drop(depth)
			p.advance()
		}
		return &ast.ExprStmt{Pos: c.Pos, X: truth(c.Pos)}
	}
	return c
}

// actuals reads "(" [ arg { "," arg } ] ")" up to the closing parenthesis, which
// stays the next token: what follows it is the expansion.
func (p *parser) actuals() [][]token.Token {
	if p.tok.Kind != token.LParen {
		p.want("'('")
	}
	var args [][]token.Token
	for nest := 1; ; {
		t := p.feed.peek(0)
		switch t.Kind {
		case token.LParen, token.LBrack:
			nest++
		case token.RParen, token.RBrack:
			nest--
		case token.Semi, token.LBrace, token.RBrace, token.DColon, token.EOF:
			p.advance()
			p.want("',' or ')'")
		}
		comma := t.Kind == token.Comma && nest == 1
		n := len(args) - 1
		if (comma || nest == 0) && n >= 0 && len(args[n]) == 0 || comma && n < 0 {
			p.advance()
			p.want("an argument")
		}
		if nest == 0 {
			p.tok = p.feed.raw()
			p.feed.parens, p.feed.last = 0, token.RParen
			return args
		}
		p.feed.raw()
		switch {
		case comma:
			args = append(args, nil)
			continue
		case n < 0:
			args, n = append(args, nil), 0
		}
		t.Newline = false
		args[n] = append(args[n], t)
	}
}

// substitute is the body of an inline with its arguments in place. Every token
// comes to stand in the expansion; those of an argument stand where the
// parameter does.
func substitute(in *inline, args [][]token.Token, at token.Pos) []token.Token {
	here := &token.Expansion{Kind: token.Inline, Name: in.name, At: at}
	seen := map[*token.Expansion]*token.Expansion{nil: here}
	out := make([]token.Token, 0, len(in.body))
	for _, t := range in.body {
		t.Pos.From = extend(t.Pos.From, seen)
		k := in.param(t)
		if k < 0 {
			out = append(out, t)
			continue
		}
		for i, a := range args[k] {
			a.Pos = t.Pos
			if i == 0 {
				a.Newline, a.Space = t.Newline, t.Space
			}
			out = append(out, a)
		}
	}
	return out
}

func (in *inline) param(t token.Token) int {
	if t.Kind == token.Ident {
		for i, name := range in.params {
			if name == t.Text {
				return i
			}
		}
	}
	return -1
}

// extend is a chain of expansions with that of an inline around it.
func extend(x *token.Expansion, seen map[*token.Expansion]*token.Expansion) *token.Expansion {
	if y, ok := seen[x]; ok {
		return y
	}
	y := *x
	y.At.From = extend(x.At.From, seen)
	seen[x] = &y
	return &y
}

// returned = "return" expr . It assigns to what the call of the inline is
// assigned to.
func (p *parser) returned() ast.Stmt {
	at := p.tok.Pos
	p.advance()
	if len(p.calls) == 0 {
		p.fail(at, "return stands outside an inline")
	}
	c := p.calls[len(p.calls)-1]
	if c.result == nil {
		p.fail(at, "inline %s returns a value, but the call does not take it", c.inline.name)
	}
	return &ast.Assign{Pos: at, LHS: c.result, RHS: p.expr()}
}

// fold is a text without comments, its white space folded.
func fold(src string) string {
	var ts []token.Token
	s := scan.New("", []byte(src))
	for t := s.Next(); t.Kind != token.EOF; t = s.Next() {
		ts = append(ts, t)
	}
	return token.Text(ts)
}
