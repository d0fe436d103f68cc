package compare

import (
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// moves are the transitions out of one state, copied out of an Expander.
type moves struct {
	side  *Side
	exp   model.Expander
	list  []move
	steps []model.Step
	key   []uint64 // thread and place of each step
	bytes []byte
	sum   model.Expansion
	wide  int // bytes of the longest state met: shorter ones are padded to it
	buf   model.State
}

// move is a transition. Its steps, and what it is matched by, are parts of the lists of all.
type move struct {
	steps, stepsEnd int
	to, toEnd       int
	fault           *model.Fault
	dead            bool
	matched         bool
}

// expand makes m the transitions out of a state that may have lost zero bytes at its end.
func (m *moves) expand(state []byte, stop func(int) bool) model.State {
	m.wide = max(m.wide, len(state))
	m.buf = append(m.buf[:0], state...)
	m.buf = append(m.buf, make([]byte, m.wide-len(state))...)
	m.list, m.steps, m.key, m.bytes = m.list[:0], m.steps[:0], m.key[:0], m.bytes[:0]
	m.sum = m.exp.Expand(m.buf, func(t *model.Transition) bool {
		m.take(t)
		return !stop(len(m.list))
	})
	return m.buf
}

func (m *moves) take(t *model.Transition) {
	e := move{steps: len(m.steps), to: len(m.bytes), dead: t.Dead}
	m.steps = append(m.steps, t.Steps...)
	for _, s := range t.Steps {
		m.key = append(m.key, uint64(s.Thread())<<32|uint64(m.side.Place(s)))
	}
	if t.Fault != nil {
		f := *t.Fault
		e.fault = &f
	}
	if !t.Dead {
		m.wide = max(m.wide, len(t.To))
		m.bytes = append(m.bytes, trimmed(t.To)...)
	}
	e.stepsEnd, e.toEnd = len(m.steps), len(m.bytes)
	m.list = append(m.list, e)
}

func (m *moves) stepsOf(i int) []model.Step { return m.steps[m.list[i].steps:m.list[i].stepsEnd] }
func (m *moves) keyOf(i int) []uint64       { return m.key[m.list[i].steps:m.list[i].stepsEnd] }
func (m *moves) toOf(i int) []byte          { return m.bytes[m.list[i].to:m.list[i].toEnd] }

// same says whether move i of m and move k of o are the same for a reader: the same
// steps, that go well in both or in none.
func (m *moves) same(i int, o *moves, k int) bool {
	a, b := &m.list[i], &o.list[k]
	return (a.fault == nil) == (b.fault == nil) && a.dead == b.dead && slices.Equal(m.keyOf(i), o.keyOf(k))
}

// match calls pair for every move of m with the move of o that is the same, in the order
// of m, and says whether none is left over. Most often both have them in the same order.
func (m *moves) match(o *moves, pair func(i, k int)) bool {
	left, next := 0, 0
	for i := range m.list {
		for n := range o.list {
			k := (next + n) % len(o.list)
			if !o.list[k].matched && m.same(i, o, k) {
				m.list[i].matched, o.list[k].matched = true, true
				next = k + 1
				pair(i, k)
				break
			}
		}
		if !m.list[i].matched {
			left++
		}
	}
	return left == 0 && len(m.list) == len(o.list)
}

// only are the moves that have found no match.
func (m *moves) only() (out []Move) {
	for i := range m.list {
		if !m.list[i].matched {
			out = append(out, Move{slices.Clone(m.stepsOf(i)), m.list[i].fault})
		}
	}
	return out
}

// unmatched is the initiator of the first move without a match in which a step is one of those asked
// for, -1 if there is none.
func (m *moves) unmatched(is func(model.Step) bool) int {
	for i := range m.list {
		if is != nil && !m.list[i].matched && slices.ContainsFunc(m.stepsOf(i), is) {
			return m.stepsOf(i)[0].Thread()
		}
	}
	return -1
}

// trimmed is a state without the zero bytes at its end, which say nothing.
func trimmed(s []byte) []byte {
	n := len(s)
	for n > 0 && s[n-1] == 0 {
		n--
	}
	return s[:n]
}
