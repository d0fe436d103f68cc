package compare

import (
	"fmt"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// Numbering gives places their numbers. Tables that are to be compared get theirs
// from the same Numbering.
type Numbering struct {
	numbers map[string]Place
}

// Places numbers the places of a table of steps, in the order of the text. A
// place is a process type, the calls of inlines around the statement and the position of
// the statement.
//
// The text of a macro may differ between two readings, and may stand elsewhere: of a position that moves
// says so, only the order counts. The statement is the first, second, ... from a macro behind
// the statement before it that is none.
func (n *Numbering) Places(table []model.StepInfo, moves func(model.Position) bool) []Place {
	if n.numbers == nil {
		n.numbers = make(map[string]Place)
	}
	out := make([]Place, len(table))
	before := make(map[string]string) // by process type and calls: the last statement that is from no macro
	times := make(map[string]int)
	for i := range table {
		s := &table[i]
		around := s.Proc + "\x00" + frames(s.Stack, moves)
		key := around + "\x00"
		if moves(s.Pos) {
			key += "behind " + before[around]
		} else {
			before[around] = position(s.Pos)
			key += position(s.Pos)
		}
		times[key]++
		out[i] = n.number(fmt.Sprintf("%s\x00%d", key, times[key]))
	}
	return out
}

func (n *Numbering) number(key string) Place {
	p, ok := n.numbers[key]
	if !ok {
		p = Place(len(n.numbers) + 1)
		n.numbers[key] = p
	}
	return p
}

// frames is the calls around a statement as one string. Those from macros go by name alone.
func frames(stack []model.Frame, moves func(model.Position) bool) string {
	var b strings.Builder
	for _, f := range stack {
		b.WriteString(f.Name)
		if moves == nil || !moves(f.At) {
			b.WriteString("@" + position(f.At))
		}
		b.WriteString("\x01")
	}
	return b.String()
}

func position(p model.Position) string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col) }
