package ltl

import (
	"fmt"
	"strings"
)

// symbols are those of ltl blocks in Promela.
var symbols = [numOps]string{
	True: "true", False: "false", Not: "!", And: "&&", Or: "||", Implies: "->", Iff: "<->",
	Next: "X ", Until: "U", WeakUntil: "W", Release: "V", Always: "[]", Eventually: "<>",
}

// String writes f as an ltl block of Promela would, with the name of each atom; without names (nil) atom i is pi.
// Every binary operand of another operator is in parentheses, so that nobody needs to know
// precedences, but for the chains a && b && c and a || b || c.
func (f *Formula) String(name func(atom int) string) string {
	if name == nil {
		name = atomName
	}
	if err := f.Check(); err != nil {
		return "(" + err.Error() + ")"
	}
	var b strings.Builder
	f.write(&b, name)
	return b.String()
}

func atomName(i int) string { return fmt.Sprintf("p%d", i) }

func (f *Formula) write(b *strings.Builder, name func(int) string) {
	switch {
	case f.Op == Atom:
		b.WriteString(name(f.Atom))
	case arity[f.Op] == 0:
		b.WriteString(symbols[f.Op])
	case arity[f.Op] == 1:
		b.WriteString(symbols[f.Op])
		f.Left.writeOperand(b, name, false)
	default:
		chain := f.Op == And || f.Op == Or
		f.Left.writeOperand(b, name, chain && f.Left.Op == f.Op)
		b.WriteString(" " + symbols[f.Op] + " ")
		f.Right.writeOperand(b, name, false)
	}
}

func (f *Formula) writeOperand(b *strings.Builder, name func(int) string, bare bool) {
	if bare || arity[f.Op] < 2 {
		f.write(b, name)
		return
	}
	b.WriteByte('(')
	f.write(b, name)
	b.WriteByte(')')
}
