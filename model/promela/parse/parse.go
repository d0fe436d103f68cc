// Package parse reads the text of a Promela model into its syntax tree, as SPIN
// 6.5 reads it: the same preprocessor, the same places where a line's end counts
// as a semicolon, the same precedences. Inline calls are expanded in place.
//
// Laws: reading ends for every text; a tree comes without a mistake or not at
// all; every place in an expansion tells where it was expanded.
package parse

import (
	"sort"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/preproc"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Options say how to read. The zero value will do.
type Options struct {
	Defines  []string                          // "NAME", "NAME=VALUE" or "NAME(PARAMS)=VALUE", as -D
	ReadFile func(name string) ([]byte, error) // nil: os.ReadFile
	Tokens   int                               // after expansion; 0: preproc.DefaultTokens
	Includes int                               // depth of #include; 0: preproc.DefaultIncludes
	Nesting  int                               // of expressions and statements; 0: DefaultNesting
	Formulas []Formula                         // read behind the file, in this order
}

// DefaultNesting is the depth of the deepest tree that is built.
const DefaultNesting = 10_000

// File reads the model in a file. The error is token.Errors, in the order of
// the text, for mistakes in the text; otherwise it is that of reading the file.
func File(name string, o Options) (*ast.Module, error) {
	var errs token.List
	pp, err := preproc.New(name, preproc.Options{
		Defines:  o.Defines,
		ReadFile: o.ReadFile,
		Tokens:   o.Tokens,
		Includes: o.Includes,
	}, &errs)
	if err != nil {
		return nil, err
	}
	p := &parser{errs: &errs, nesting: o.Nesting, inlines: map[string]*inline{}, initOK: true}
	if p.nesting == 0 {
		p.nesting = DefaultNesting
	}
	p.feed.init(pp, &errs, p.inlines)
	p.module.File = name
	p.advance()
	p.units()
	for _, f := range o.Formulas {
		if errs.Len() == 0 {
			p.formula(f)
		}
	}
	p.module.Warnings = append(pp.Warnings(), p.module.Warnings...)
	if err := errs.Err(); err != nil {
		return nil, err
	}
	return &p.module, nil
}

type parser struct {
	feed    feed
	tok     token.Token // the next one
	prev    token.Token // the one before it
	errs    *token.List
	module  ast.Module
	inlines map[string]*inline
	nesting int // the limit
	depth   int // of the tree above the next token
	never   int // never claims seen
	ltls    int // ltl blocks without a name seen
	calls   []*call
	base    int          // depth of the expansion being read
	options []token.Kind // Fi or Od for each if and do around
	inEvent bool         // in a trace or notrace

	// initOK says that a declaration here sets its variables when the
	// process begins. It stops when the first statement of a body is
	// complete or a sequence opens inside one.
	initOK bool
}

func (p *parser) advance() {
	p.prev = p.tok
	p.tok = p.feed.next()
}

// bailout unwinds to the nearest place where reading can go on.
type bailout struct{}

// fail records a mistake and gives up on what is being read.
func (p *parser) fail(pos token.Pos, format string, args ...any) {
	p.errs.Add(pos, format, args...)
	panic(bailout{})
}

// want gives up because the next token is not one that can stand here. The word
// before it may be a keyword with a typing error.
func (p *parser) want(what string) {
	hint := ""
	for _, t := range []token.Token{p.tok, p.prev} {
		if t.Kind == token.Ident && hint == "" && len(t.Text) > 2 {
			hint = token.Suggest(t.Text, keywords)
		}
	}
	p.fail(p.tok.Pos, "got %s, want %s%s", p.tok, what, hint)
}

var keywords = func() []string {
	long := []string{"exists", "forall"} // words where they quantify
	for _, w := range token.Keywords() {
		if len(w) > 3 {
			long = append(long, w)
		}
	}
	sort.Strings(long)
	return long
}()

// guard runs f and says whether it got through.
func (p *parser) guard(f func()) (ok bool) {
	depth, calls, options := p.depth, len(p.calls), len(p.options)
	defer func() {
		if !ok {
			if r := recover(); r != nil {
				if _, mine := r.(bailout); !mine {
					panic(r)
				}
			}
			p.depth, p.calls, p.options = depth, p.calls[:calls], p.options[:options]
			p.feed.parens = 0
		}
	}()
	f()
	return true
}

// enter counts a level of nesting; the caller takes p.depth back.
func (p *parser) enter() {
	p.depth++
	if p.depth > p.nesting {
		p.errs.Fatal(p.tok.Pos, "the text is nested more than %d deep", p.nesting)
		panic(bailout{})
	}
}

// accept takes the next token if it is of a kind.
func (p *parser) accept(k token.Kind) bool {
	if p.tok.Kind != k {
		return false
	}
	p.advance()
	return true
}

// expect takes the next token, which must be of a kind.
func (p *parser) expect(k token.Kind, what string) token.Token {
	t := p.tok
	if t.Kind != k {
		p.want(what)
	}
	p.advance()
	return t
}

// name takes an identifier.
func (p *parser) name(what string) ast.Name {
	t := p.expect(token.Ident, what)
	return ast.Name{Pos: t.Pos, Name: t.Text}
}
