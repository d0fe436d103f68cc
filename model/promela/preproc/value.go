package preproc

import (
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// condition is the value of the expression of an #if. A mistake counts as 0.
func (p *Preprocessor) condition(line []token.Token, word token.Token) int64 {
	if len(line) == 0 {
		p.errs.Add(word.Pos, "#%s without a condition", word.Text)
		return 0
	}
	v := &valuer{p: p, ts: p.expand(line, p.defined), at: line[len(line)-1]}
	n := v.choice()
	if !v.failed && v.peek().Kind != token.EOL {
		v.fail("got %s, want an operator", v.peek())
	}
	if v.failed {
		return 0
	}
	return n
}

// defined reads "NAME" or "(NAME)" behind defined, unexpanded, and is 1 or 0.
func (p *Preprocessor) defined(t token.Token) token.Token {
	name := p.raw()
	if name.Kind == token.LParen {
		name = p.raw()
		if shut := p.raw(); shut.Kind != token.RParen {
			name.Kind = token.Illegal
		}
	}
	if name.Kind != token.Ident {
		p.errs.Add(t.Pos, "got defined, want defined NAME or defined(NAME)")
	}
	t.Kind, t.Text = token.Number, "0"
	if p.macros[name.Text] != nil {
		t.Text = "1"
	}
	return t
}

// A valuer computes an expression of integers by precedence climbing.
type valuer struct {
	p      *Preprocessor
	ts     []token.Token
	at     token.Token // the last token, for its place
	depth  int
	dead   int // in a part whose value does not matter
	failed bool
}

func (v *valuer) peek() token.Token {
	if len(v.ts) == 0 {
		return token.Token{Kind: token.EOL, Pos: v.at.Pos}
	}
	return v.ts[0]
}

func (v *valuer) next() token.Token {
	t := v.peek()
	if len(v.ts) > 0 {
		v.ts = v.ts[1:]
	}
	return t
}

func (v *valuer) fail(format string, args ...any) {
	if !v.failed {
		v.p.errs.Add(v.peek().Pos, format, args...)
	}
	v.failed = true
	v.ts = nil
}

// choice = binary [ "?" choice ":" choice ] .
func (v *valuer) choice() int64 {
	if v.depth++; v.depth > v.p.opts.Nesting {
		v.fail("the condition is nested too deeply")
		return 0
	}
	defer func() { v.depth-- }()
	n := v.binary(1)
	if v.peek().Kind != token.Quest {
		return n
	}
	v.next()
	a := v.skipIf(n == 0, v.choice)
	if v.peek().Kind != token.Colon {
		v.fail("got %s, want :", v.peek())
		return 0
	}
	v.next()
	b := v.skipIf(n != 0, v.choice)
	if n != 0 {
		return a
	}
	return b
}

func (v *valuer) skipIf(dead bool, f func() int64) int64 {
	if dead {
		v.dead++
		defer func() { v.dead-- }()
	}
	return f()
}

var precedence = map[token.Kind]int{
	token.Or: 1, token.And: 2, token.Pipe: 3, token.Caret: 4, token.Amp: 5,
	token.Eq: 6, token.Ne: 6, token.Lt: 7, token.Le: 7, token.Gt: 7, token.Ge: 7,
	token.Shl: 8, token.Shr: 8, token.Plus: 9, token.Minus: 9,
	token.Star: 10, token.Slash: 10, token.Percent: 10,
}

func (v *valuer) binary(min int) int64 {
	n := v.unary()
	for {
		op := v.peek()
		prec := precedence[op.Kind]
		if prec == 0 || prec < min {
			return n
		}
		v.next()
		dead := op.Kind == token.Or && n != 0 || op.Kind == token.And && n == 0
		m := v.skipIf(dead, func() int64 { return v.binary(prec + 1) })
		n = v.apply(op, n, m)
	}
}

func (v *valuer) apply(op token.Token, a, b int64) int64 {
	truth := func(ok bool) int64 {
		if ok {
			return 1
		}
		return 0
	}
	switch op.Kind {
	case token.Or:
		return truth(a != 0 || b != 0)
	case token.And:
		return truth(a != 0 && b != 0)
	case token.Pipe:
		return a | b
	case token.Caret:
		return a ^ b
	case token.Amp:
		return a & b
	case token.Eq:
		return truth(a == b)
	case token.Ne:
		return truth(a != b)
	case token.Lt:
		return truth(a < b)
	case token.Le:
		return truth(a <= b)
	case token.Gt:
		return truth(a > b)
	case token.Ge:
		return truth(a >= b)
	case token.Shl:
		return a << uint64(b&63)
	case token.Shr:
		return a >> uint64(b&63)
	case token.Plus:
		return a + b
	case token.Minus:
		return a - b
	case token.Star:
		return a * b
	}
	if b == 0 {
		if v.dead == 0 {
			v.fail("division by zero")
		}
		return 0
	}
	if op.Kind == token.Slash {
		return a / b
	}
	return a % b
}

// unary = { "!" | "~" | "-" | "+" } ( number | character | name | "(" choice ")" ) .
func (v *valuer) unary() int64 {
	if v.depth++; v.depth > v.p.opts.Nesting {
		v.fail("the condition is nested too deeply")
		return 0
	}
	defer func() { v.depth-- }()
	switch t := v.next(); t.Kind {
	case token.Bang:
		if v.unary() == 0 {
			return 1
		}
		return 0
	case token.BangBang:
		if v.unary() == 0 {
			return 0
		}
		return 1
	case token.Tilde:
		return ^v.unary()
	case token.Minus:
		return -v.unary()
	case token.Plus:
		return v.unary()
	case token.Ident:
		return 0
	case token.Number:
		return v.number(t)
	case token.Char:
		n, ok := token.CharValue(t.Text)
		if !ok {
			v.fail("got %s, want a character", t)
		}
		return int64(n)
	case token.LParen:
		n := v.choice()
		if v.peek().Kind != token.RParen {
			v.fail("got %s, want )", v.peek())
			return 0
		}
		v.next()
		return n
	default:
		v.ts = append([]token.Token{t}, v.ts...)
		v.fail("got %s, want a number", t)
		return 0
	}
}

func (v *valuer) number(t token.Token) int64 {
	n, err := strconv.ParseUint(strings.TrimRight(t.Text, "uUlL"), 0, 64)
	if err != nil {
		v.ts = append([]token.Token{t}, v.ts...)
		v.fail("got %s, want an integer", t)
		return 0
	}
	return int64(n)
}
