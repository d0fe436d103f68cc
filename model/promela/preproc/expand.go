package preproc

import (
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/scan"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// enter begins the expansion of a macro at its name. It returns false for the
// name of a function-like macro that is not called.
func (p *Preprocessor) enter(m *macro, at token.Token) bool {
	c := &context{macro: m, from: &token.Expansion{Kind: token.Macro, Name: m.name, At: at.Pos}}
	switch {
	case m.builtin != nil:
		c.tokens = []token.Token{m.builtin(p, at)}
		c.from = at.Pos.From
	case m.function:
		args, wrapped, called := p.call(m, at)
		if !called {
			return false
		}
		if args == nil {
			return true // a mistake, reported
		}
		c.wrapped = wrapped
		c.tokens = p.substitute(m, args, c.from)
		c.from = nil // set already, and arguments keep theirs
	case m.pastes:
		c.tokens = p.substitute(m, nil, c.from)
		c.from = nil
	default:
		c.tokens = m.body
	}
	m.active++
	p.contexts = append(p.contexts, c)
	p.newline, p.space = at.Newline, at.Space
	return true
}

// An arg is an argument of a macro call.
type arg struct {
	raw      []token.Token
	expanded []token.Token
	done     bool // expanded is set
	omitted  bool // of a variadic macro: there is no comma before it either
}

// call reads the arguments of a macro call behind its name. The arguments are
// nil after a mistake.
func (p *Preprocessor) call(m *macro, at token.Token) (args []*arg, wrapped, called bool) {
	p.newline, p.space = false, false
	t := p.raw()
	if t.Kind != token.LParen {
		if t.Kind != token.EOF { // the end comes again by itself
			p.contexts = append(p.contexts, &context{tokens: []token.Token{t}})
			p.work--
		}
		return nil, false, false
	}
	wrapped = t.Newline
	cur := &arg{}
	args = []*arg{cur}
	for depth := 0; ; {
		t := p.raw()
		wrapped = wrapped || t.Newline
		switch {
		case t.Kind == token.EOF:
			p.errs.Add(at.Pos, "the call of macro %s has no closing parenthesis", m.name)
			return nil, wrapped, true
		case t.Kind == token.RParen && depth == 0:
			return p.count(m, args, at), wrapped, true
		case t.Kind == token.Comma && depth == 0 && !(m.variadic && len(args) == len(m.params)):
			cur = &arg{}
			args = append(args, cur)
			continue
		case t.Kind == token.LParen:
			depth++
		case t.Kind == token.RParen:
			depth--
		case t.Kind == token.Ident && !t.NoMacro:
			// A macro that is being expanded where its name was read
			// stays unexpanded wherever the argument goes.
			if n := p.macros[t.Text]; n != nil && n.active > 0 {
				t.NoMacro = true
			}
		}
		t.Space = t.Space || t.Newline
		t.Newline = false
		cur.raw = append(cur.raw, t)
	}
}

// count holds the number of arguments to that of the parameters.
func (p *Preprocessor) count(m *macro, args []*arg, at token.Token) []*arg {
	if len(m.params) == 0 && len(args) == 1 && len(args[0].raw) == 0 {
		return args
	}
	if m.variadic && len(args) == len(m.params)-1 {
		args = append(args, &arg{omitted: true})
	}
	if len(args) != len(m.params) {
		p.errs.Add(at.Pos, "arguments of macro %s: got %d, want %d", m.name, len(args), len(m.params))
		return nil
	}
	return args
}

// substitute is the body of a function-like macro with its arguments in place.
func (p *Preprocessor) substitute(m *macro, args []*arg, from *token.Expansion) []token.Token {
	var out []token.Token
	paste := false // ## stands before
	for i := 0; i < len(m.body); i++ {
		t := m.body[i]
		t.Pos.From = from
		var piece []token.Token
		k := m.param(t)
		next := i+1 < len(m.body) && m.body[i+1].Kind == token.HashHash
		switch {
		case t.Kind == token.HashHash:
			paste = true
			continue
		case t.Kind == token.Hash && m.function:
			i++
			next = i+1 < len(m.body) && m.body[i+1].Kind == token.HashHash
			piece = []token.Token{stringize(t, args[m.param(m.body[i])].raw)}
		case k >= 0 && (paste || next):
			piece = args[k].raw
			if m.variadic && paste && k == len(m.params)-1 && endsInComma(out) {
				// ", ## __VA_ARGS__": the comma goes with the argument.
				if args[k].omitted || len(piece) == 0 && len(m.params) == 1 {
					out = out[:len(out)-1]
				}
				paste = false
			}
		case k >= 0:
			piece = p.expanded(args[k])
		default:
			piece = []token.Token{t}
		}
		if !p.Spend(len(piece), t.Pos) {
			return nil
		}
		n := len(out)
		out = p.join(out, piece, paste, t)
		if n < len(out) && !paste {
			out[n].Space = t.Space
		}
		paste = paste && len(piece) == 0 && next
	}
	return out
}

func endsInComma(ts []token.Token) bool {
	return len(ts) > 0 && ts[len(ts)-1].Kind == token.Comma
}

// join appends a piece, pasting its first token to the last before it if asked.
func (p *Preprocessor) join(out, piece []token.Token, paste bool, at token.Token) []token.Token {
	if !paste || len(out) == 0 || len(piece) == 0 {
		return append(out, piece...)
	}
	left := &out[len(out)-1]
	t, ok := scan.Lone(left.Text + piece[0].Text)
	if !ok {
		p.errs.Add(at.Pos, "pasting %s and %s does not give a token", left, piece[0])
		return append(out, piece...)
	}
	left.Kind, left.Text, left.NoMacro = t.Kind, t.Text, false
	return append(out, piece[1:]...)
}

// stringize makes a string of an argument as it was written.
func stringize(hash token.Token, raw []token.Token) token.Token {
	var b strings.Builder
	b.WriteByte('"')
	for i, t := range raw {
		if i > 0 && t.Space {
			b.WriteByte(' ')
		}
		if t.Kind == token.String || t.Kind == token.Char {
			b.WriteString(strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(t.Text))
		} else {
			b.WriteString(t.Text)
		}
	}
	b.WriteByte('"')
	hash.Kind, hash.Text = token.String, b.String()
	return hash
}

// expanded is an argument with its macros expanded, as if it stood alone.
func (p *Preprocessor) expanded(a *arg) []token.Token {
	if !a.done {
		a.expanded = p.expand(a.raw, nil)
		a.done = true
	}
	return a.expanded
}

// expand expands the macros in a list of tokens. The operator "defined" is what
// the function makes of it; nil where it is a name like others.
func (p *Preprocessor) expand(ts []token.Token, defined func(token.Token) token.Token) []token.Token {
	if len(ts) == 0 {
		return nil
	}
	if p.depth++; p.depth > p.opts.Nesting {
		p.errs.Fatal(ts[0].Pos, "macro calls are nested more than %d deep", p.opts.Nesting)
		return nil
	}
	defer func() { p.depth-- }()
	base := len(p.contexts)
	p.contexts = append(p.contexts, &context{tokens: ts, barrier: true})
	newline, space := p.newline, p.space
	p.newline, p.space = false, false
	var out []token.Token
	for t := p.Next(); t.Kind != token.EOF; t = p.Next() {
		if defined != nil && t.Kind == token.Ident && t.Text == "defined" {
			t = defined(t)
		}
		t.Newline = false
		out = append(out, t)
	}
	p.newline, p.space = newline, space
	if len(p.contexts) > base { // fewer after a fatal mistake
		p.contexts = p.contexts[:base]
	}
	return out
}

func lineMacro(_ *Preprocessor, at token.Token) token.Token {
	return token.Token{Kind: token.Number, Text: strconv.Itoa(outermost(at.Pos).Line), Pos: at.Pos}
}

func fileMacro(_ *Preprocessor, at token.Token) token.Token {
	return token.Token{Kind: token.String, Text: strconv.Quote(outermost(at.Pos).File), Pos: at.Pos}
}

func outermost(pos token.Pos) token.Pos {
	for pos.From != nil {
		pos = pos.From.At
	}
	return pos
}
