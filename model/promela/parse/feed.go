package parse

import (
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/preproc"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// A feed yields the tokens that the grammar sees: words told apart by what was
// declared before, formula operators inside ltl blocks, semicolons where SPIN
// takes a line's end or a closing brace for one.
type feed struct {
	pp      *preproc.Preprocessor
	errs    *token.List
	inlines map[string]*inline
	types   map[string]bool // typedefs
	procs   map[string]bool // proctypes
	mtypes  map[string]bool // constants of mtype

	stack []*source     // inline expansions being read, innermost last
	ahead []token.Token // raw tokens read early

	// The state of SPIN's rules for semicolons. It has two layers: a line's
	// end becomes one by the token before it (lex), and a brace or else by
	// the token behind it (next).
	inSeq   bool        // in a body or typedef, where line ends count
	parens  int         // open parentheses; inside them line ends do not count
	ltl     bool        // in an ltl block
	before  token.Kind  // lex: the last token, Semi where a line's end may not count
	last    token.Kind  // next: the last token
	pending token.Token // lex: the token behind a line's end that counted
	hold    token.Token // next: the token behind a semicolon
	held    bool
	waiting bool // pending is set
}

// A source is an inline expansion.
type source struct{ tokens []token.Token }

func (f *feed) init(pp *preproc.Preprocessor, errs *token.List, inlines map[string]*inline) {
	f.pp, f.errs, f.inlines = pp, errs, inlines
	f.types, f.procs = map[string]bool{}, map[string]bool{}
	f.mtypes = map[string]bool{}
}

// raw is the next token of the innermost expansion or the preprocessor.
func (f *feed) raw() token.Token {
	if len(f.ahead) > 0 {
		t := f.ahead[0]
		f.ahead = f.ahead[1:]
		return t
	}
	return f.fetch()
}

func (f *feed) fetch() token.Token {
	for n := len(f.stack); n > 0; n = len(f.stack) {
		s := f.stack[n-1]
		if len(s.tokens) > 0 && !f.errs.Closed() {
			t := s.tokens[0]
			s.tokens = s.tokens[1:]
			return t
		}
		f.stack = f.stack[:n-1]
	}
	return f.pp.Next()
}

// peek is the nth raw token from here, from 0.
func (f *feed) peek(n int) token.Token {
	for len(f.ahead) <= n {
		f.ahead = append(f.ahead, f.fetch())
	}
	return f.ahead[n]
}

// peekKind is the kind of the token behind the next.
func (f *feed) peekKind() token.Kind {
	switch {
	case f.held:
		return f.hold.Kind
	case f.waiting:
		return f.pending.Kind
	}
	return f.peek(0).Kind
}

// push makes an expansion the next text. A line's end before it does not count.
func (f *feed) push(tokens []token.Token) {
	f.stack = append(f.stack, &source{tokens})
	f.before = token.Semi
}

// drop forgets the expansions above a depth, and what was read early.
func (f *feed) drop(depth int) {
	if len(f.stack) > depth {
		f.stack = f.stack[:depth]
	}
	f.ahead, f.held, f.waiting = nil, false, false
}

// next is the next token of the grammar.
func (f *feed) next() token.Token {
	t := f.merge()
	f.last = t.Kind
	switch t.Kind {
	case token.LParen:
		f.parens++
	case token.RParen:
		f.parens = max(0, f.parens-1)
	}
	return t
}

// merge puts a semicolon behind else and a closing brace where one is missing,
// and drops one before a brace or another.
func (f *feed) merge() token.Token {
	if f.held {
		f.held = false
		f.before = f.hold.Kind
		return f.hold
	}
	t := f.lex()
	if f.last == token.Else && !afterElse[t.Kind] || f.last == token.RBrace && !afterBrace[t.Kind] {
		f.hold, f.held = t, true
		f.before = token.Semi
		return semicolon(t)
	}
	if t.Kind == token.Semi || t.Kind == token.Arrow {
		f.hold = f.lex()
		switch f.hold.Kind {
		case token.RBrace, token.Semi, token.Arrow:
			return f.hold
		}
		f.held = true
	}
	return t
}

var afterElse = map[token.Kind]bool{token.Semi: true, token.Arrow: true, token.Fi: true, token.EOF: true}

// afterBrace are the tokens before which a closing brace needs no semicolon. The
// comma is ours: SPIN cannot read "chan a = [1] of { byte }, b".
var afterBrace = map[token.Kind]bool{
	token.Proctype: true, token.DProctype: true, token.Init: true, token.Never: true,
	token.DColon: true, token.Fi: true, token.Od: true, token.RBrace: true,
	token.Unless: true, token.Semi: true, token.Arrow: true, token.EOF: true,
	token.Comma: true,
}

func semicolon(before token.Token) token.Token {
	return token.Token{Kind: token.Semi, Text: ";", Pos: before.Pos}
}

// lex makes a semicolon of a line's end.
func (f *feed) lex() token.Token {
	if f.waiting {
		f.waiting = false
		f.before = f.pending.Kind
		return f.pending
	}
	t := f.classify(f.raw())
	if t.Newline && f.inSeq && f.parens == 0 && endsLine[f.before] &&
		!(f.before == token.RBrace && strings.HasPrefix(t.Text, "u")) { // perhaps unless
		f.pending, f.waiting = t, true
		f.before = token.Semi
		return semicolon(t)
	}
	if t.Kind == token.Timeout && len(f.stack) == 0 {
		f.before = token.RParen // SPIN reads it as (timeout), but not in inlines
	} else {
		f.before = t.Kind
	}
	return t
}

// endsLine are the tokens behind which a line's end counts as a semicolon.
var endsLine = map[token.Kind]bool{
	token.RBrace: true, token.RParen: true, token.RBrack: true, token.Od: true,
	token.Fi: true, token.Else: true, token.Break: true, token.CCode: true,
	token.Ident: true, token.Number: true, token.Char: true, token.True: true,
	token.False: true, token.Skip: true, token.Incr: true, token.Decr: true,
}

// classify tells words apart, and inside ltl blocks the marks of formulas.
func (f *feed) classify(t token.Token) token.Token {
	if t.Kind == token.Ident {
		t.Kind = f.word(t.Text)
		return t
	}
	if t.Kind == token.Number {
		return f.split(t)
	}
	if !f.ltl {
		if t.Text == `/\` || t.Text == `\/` {
			f.errs.Add(t.Pos, "got %s outside an ltl formula, want %s", t, t.Kind.Spelling())
		}
		return t
	}
	switch t.Kind {
	case token.Arrow:
		t.Kind = token.Implies
	case token.LBrack:
		return f.formula(t, token.RBrack, token.Always)
	case token.Lt:
		if t = f.formula(t, token.Gt, token.Eventually); t.Kind == token.Lt {
			t = f.formula(t, token.Arrow, token.Equiv)
		}
	}
	return t
}

// split cuts a number from a word that follows at once, as in "1fi", which is one
// token only for the preprocessor.
func (f *feed) split(t token.Token) token.Token {
	n := len(t.Text) - len(strings.TrimLeft(t.Text, "0123456789"))
	if n == len(t.Text) || strings.HasPrefix(t.Text, "0x") {
		return t
	}
	word := t
	word.Kind, word.Text = token.Ident, t.Text[n:]
	word.Pos.Col += n
	word.Newline = false
	t.Text = t.Text[:n]
	f.ahead = append([]token.Token{word}, f.ahead...)
	return t
}

// formula merges t with a neighbour of a kind.
func (f *feed) formula(t token.Token, with, into token.Kind) token.Token {
	if n := f.peek(0); n.Kind == with && !n.Space {
		f.raw()
		t.Text += n.Text
		t.Kind = into
	}
	return t
}

func (f *feed) word(s string) token.Kind {
	k := token.Lookup(s)
	if f.ltl {
		k = token.LookupFormula(s)
	}
	switch {
	case k != token.Ident:
		return k
	case f.types[s]:
		return token.TypeName
	case f.procs[s]:
		return token.ProcName
	case f.inlines[s] != nil:
		return token.InlineName
	}
	return k
}
