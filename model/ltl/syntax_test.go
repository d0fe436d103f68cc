package ltl

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// parse reads a formula in SPIN's syntax, with single letters and p0, p1, … as atoms. Atoms are
// numbered by their place in the sorted list of those that occur.
func parse(tb testing.TB, text string) (f *Formula, names []string) {
	tb.Helper()
	p := &formulaParser{tokens: tokenize(text)}
	for _, tok := range p.tokens {
		if isAtom(tok) && !slices.Contains(names, tok) {
			names = append(names, tok)
		}
	}
	slices.Sort(names)
	p.names = names
	f = p.binary(0)
	if p.err == nil && len(p.tokens) > 0 {
		p.fail("left over: %v", p.tokens)
	}
	if p.err != nil {
		tb.Fatalf("%s: %v", text, p.err)
	}
	return f, names
}

func tokenize(text string) []string {
	for _, op := range []string{"<->", "->", "&&", "||", "[]", "<>", "!", "(", ")"} {
		// Longer operators are protected from the shorter ones that they contain.
		text = strings.ReplaceAll(text, op, " "+strings.ReplaceAll(op, "->", "=>")+" ")
	}
	text = strings.ReplaceAll(text, "=>", "->")
	text = strings.ReplaceAll(text, "< ->", "<->")
	return strings.Fields(text)
}

func isAtom(tok string) bool {
	return tok[0] >= 'a' && tok[0] <= 'z' && tok != "true" && tok != "false"
}

type formulaParser struct {
	tokens, names []string
	err           error
}

func (p *formulaParser) fail(format string, args ...any) *Formula {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
	p.tokens = nil
	return &Formula{}
}

func (p *formulaParser) peek() string {
	if len(p.tokens) == 0 {
		return ""
	}
	return p.tokens[0]
}

func (p *formulaParser) take() string {
	tok := p.peek()
	if tok != "" {
		p.tokens = p.tokens[1:]
	}
	return tok
}

// levels are the binary operators from the loosest to the tightest; && and || associate to
// the left, the others to the right.
var levels = []map[string]Op{
	{"->": Implies, "<->": Iff}, {"||": Or}, {"&&": And}, {"U": Until, "W": WeakUntil, "V": Release},
}

func (p *formulaParser) binary(level int) *Formula {
	if level == len(levels) {
		return p.unary()
	}
	left := p.binary(level + 1)
	op, ok := levels[level][p.peek()]
	if !ok {
		return left
	}
	for op == And || op == Or {
		p.take()
		left = &Formula{Op: op, Left: left, Right: p.binary(level + 1)}
		if levels[level][p.peek()] != op {
			return left
		}
	}
	p.take()
	return &Formula{Op: op, Left: left, Right: p.binary(level)}
}

func (p *formulaParser) unary() *Formula {
	tok := p.take()
	unary := map[string]Op{"!": Not, "X": Next, "[]": Always, "<>": Eventually}
	switch {
	case tok == "":
		return p.fail("operand missing")
	case tok == "(":
		f := p.binary(0)
		if p.take() != ")" {
			return p.fail("parenthesis missing")
		}
		return f
	case tok == "true":
		return &Formula{Op: True}
	case tok == "false":
		return &Formula{Op: False}
	case isAtom(tok):
		return &Formula{Op: Atom, Atom: slices.Index(p.names, tok)}
	}
	op, ok := unary[tok]
	if !ok {
		return p.fail("unexpected %q", tok)
	}
	return &Formula{Op: op, Left: p.unary()}
}

func not(f *Formula) *Formula { return &Formula{Op: Not, Left: f} }

func TestString(t *testing.T) {
	for _, text := range []string{
		"[](a -> <>b)", "!(a U (b V c)) && X !d && true", "(a <-> false) W (b || c || d)",
	} {
		f, names := parse(t, text)
		got := f.String(func(i int) string { return names[i] })
		if got != text {
			t.Errorf("got %s, want %s", got, text)
		}
	}
}
