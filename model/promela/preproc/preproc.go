// Package preproc expands macros, includes and conditions, as far as models in
// Promela use the C preprocessor. It works on tokens, so that every token knows
// where it was written and by which macros it came to stand where it does.
//
// Laws: reading ends, whatever the text, after work in proportion to the limit
// on tokens; a name being expanded is not expanded again.
package preproc

import (
	"os"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/scan"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Options say what to read and how much of it.
type Options struct {
	Defines  []string
	ReadFile func(name string) ([]byte, error) // nil: os.ReadFile
	Tokens   int                               // 0: DefaultTokens
	Includes int                               // depth; 0: DefaultIncludes
	Nesting  int                               // of macro calls; 0: DefaultNesting
}

// The default limits.
const (
	DefaultTokens   = 4_000_000
	DefaultIncludes = 64
	DefaultNesting  = 2000
)

// A Preprocessor yields the tokens of a model.
type Preprocessor struct {
	opts     Options
	errs     *token.List
	warnings []*token.Error
	files    []*file
	macros   map[string]*macro
	contexts []*context
	texts    map[string]*scan.Scanner // by name, for Slice
	work     int                      // tokens handled so far
	depth    int                      // of macro calls in arguments

	newline, space bool // to be set on the next token
}

// A file is one that is being read.
type file struct {
	name  string
	scan  *scan.Scanner
	conds []*cond
	at    token.Pos // the #include
}

// A context is a list of tokens to be read before the rest: the body of a
// macro, a macro's argument, or tokens that were read too early.
type context struct {
	tokens  []token.Token
	from    *token.Expansion // for tokens that have none of their own; may be nil
	macro   *macro           // active until the context is used up; may be nil
	barrier bool             // the end of this one is the end of what may be read
	wrapped bool             // the call spanned lines, so a line begins behind it
}

// New opens the main file. Its error is that of reading the file; mistakes go
// to errs.
func New(name string, o Options, errs *token.List) (*Preprocessor, error) {
	if o.ReadFile == nil {
		o.ReadFile = os.ReadFile
	}
	setDefault(&o.Tokens, DefaultTokens)
	setDefault(&o.Includes, DefaultIncludes)
	setDefault(&o.Nesting, DefaultNesting)
	p := &Preprocessor{opts: o, errs: errs, macros: builtins(), texts: map[string]*scan.Scanner{}}
	src, err := o.ReadFile(name)
	if err != nil {
		return nil, err
	}
	for i, d := range o.Defines {
		p.option(d, i+1)
	}
	p.push(name, src, token.Pos{})
	return p, nil
}

func setDefault(n *int, to int) {
	if *n == 0 {
		*n = to
	}
}

func builtins() map[string]*macro {
	one := token.Token{Kind: token.Number, Text: "1"}
	return map[string]*macro{
		"AIOCHECK": {name: "AIOCHECK", body: []token.Token{one}},
		"__LINE__": {name: "__LINE__", builtin: lineMacro},
		"__FILE__": {name: "__FILE__", builtin: fileMacro},
	}
}

func (p *Preprocessor) push(name string, src []byte, at token.Pos) {
	p.errs.File(name)
	s := scan.New(name, src)
	p.files = append(p.files, &file{name: name, scan: s, at: at})
	if p.texts[name] == nil {
		p.texts[name] = s
	}
}

// Open makes a text the next one to be read, when the one before it is at its end. The macros
// stay as they are.
func (p *Preprocessor) Open(name string, src []byte) {
	delete(p.texts, name)
	p.files, p.contexts = nil, nil
	p.newline, p.space = false, false
	p.push(name, src, token.Pos{})
}

// Warnings are remarks that are no mistakes, so far.
func (p *Preprocessor) Warnings() []*token.Error { return p.warnings }

func (p *Preprocessor) warn(pos token.Pos, format string, args ...any) {
	var l token.List
	l.Add(pos, format, args...)
	p.warnings = append(p.warnings, l.Err().(token.Errors)...)
}

// Spend counts n tokens against the limit; past it everything ends.
func (p *Preprocessor) Spend(n int, at token.Pos) bool {
	p.work += n
	if p.work > p.opts.Tokens {
		p.errs.Fatal(at, "the text grows beyond %d tokens; does a macro or inline multiply itself?", p.opts.Tokens)
		p.contexts = nil
	}
	return !p.errs.Closed()
}

// Next is the next token, with all macros expanded. At the end it is EOF, for ever.
func (p *Preprocessor) Next() token.Token {
	for {
		t := p.raw()
		if t.Kind == token.Illegal {
			p.illegal(t)
			continue
		}
		if t.Kind != token.Ident || t.NoMacro {
			return t
		}
		m := p.macros[t.Text]
		if m == nil {
			return t
		}
		if m.active > 0 {
			t.NoMacro = true
			return t
		}
		if !p.enter(m, t) {
			return t
		}
	}
}

func (p *Preprocessor) illegal(t token.Token) {
	switch {
	case t.Text == "/*":
		p.errs.Add(t.Pos, "comment is not closed")
	case t.Text[0] == '"':
		p.errs.Add(t.Pos, "string is not closed on its line")
	case t.Text == "'":
		p.errs.Add(t.Pos, "character constant is not closed")
	default:
		p.errs.Add(t.Pos, "illegal character %+q", t.Text)
	}
}

// raw is the next token before expansion: from the contexts, or from the file,
// where directives are obeyed on the way.
func (p *Preprocessor) raw() token.Token {
	for len(p.contexts) > 0 {
		c := p.contexts[len(p.contexts)-1]
		if len(c.tokens) > 0 {
			t := c.tokens[0]
			c.tokens = c.tokens[1:]
			if c.from != nil {
				t.Pos.From = c.from
			}
			return p.deliver(t)
		}
		if c.barrier {
			return token.Token{Kind: token.EOF}
		}
		p.pop()
	}
	for !p.errs.Closed() {
		f := p.files[len(p.files)-1]
		t := f.scan.Next()
		switch {
		case t.Kind == token.Hash && t.Newline:
			p.directive(f, t)
		case t.Kind == token.EOF:
			p.endConds(f)
			if len(p.files) == 1 {
				return t
			}
			p.files = p.files[:len(p.files)-1]
			p.newline = true
		default:
			return p.deliver(t)
		}
	}
	return token.Token{Kind: token.EOF, Newline: true, Pos: p.files[0].at}
}

func (p *Preprocessor) pop() {
	c := p.contexts[len(p.contexts)-1]
	p.contexts = p.contexts[:len(p.contexts)-1]
	if c.macro != nil {
		c.macro.active--
	}
	if c.wrapped {
		p.newline = true
	}
}

// deliver counts a token and gives it the line's end or space that stood before
// a macro without text.
func (p *Preprocessor) deliver(t token.Token) token.Token {
	if !p.Spend(1, t.Pos) {
		return token.Token{Kind: token.EOF, Pos: t.Pos}
	}
	t.Newline = t.Newline || p.newline
	t.Space = t.Space || p.space || p.newline
	p.newline, p.space = false, false
	return t
}

// Source is the text from one token to the end of another as it was written,
// if both stand in the same file outside macros.
func (p *Preprocessor) Source(from, to token.Token) (string, bool) {
	s := p.texts[from.Pos.File]
	if s == nil || from.Pos.File != to.Pos.File || from.Pos.From != nil || to.Pos.From != nil ||
		from.Offset > to.Offset {
		return "", false
	}
	// A #line may have given these tokens the name of another file.
	src, ok := s.Slice(from.Offset, to.Offset+len(to.Text))
	return src, ok && strings.HasPrefix(src, from.Text) && strings.HasSuffix(src, to.Text)
}
