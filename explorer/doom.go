package explorer

import (
	"github.com/aiocheck/aiocheck/model"
)

// A claim that has reached an automaton state that accepts whatever comes has
// been violated: it is left to go on somehow, until the run closes a cycle or
// stands still. For formulas like []p this ends the search at the state where
// p is false, however far away the cycles of the system are.

// doom notes that every run from the state under way on is accepted.
func (w *worker) doom() {
	c := candidate{kind: model.AcceptanceCycle, length: w.s.level, index: -1, state: w.state}
	if w.doomed == nil || c.less(w.doomed) {
		c.state = append([]byte(nil), w.state...)
		w.doomed = &c
	}
}

// closeDoomed takes the least doomed state of the level, if there is one, and
// finds how a run through it may go on. It fails to where runs die.
func (s *search) closeDoomed() error {
	var least *candidate
	for _, w := range s.workers {
		if c := w.doomed; c != nil && (least == nil || c.less(least)) {
			least = c
		}
		w.doomed = nil
	}
	if least == nil {
		return nil
	}
	var best *lasso
	for pick := range picks {
		limit := walkLimit
		if best != nil {
			limit = best.length
		}
		if l := s.walk(least.state, pick, limit); l != nil && (best == nil || l.length < best.length) {
			best = l
		}
	}
	if best == nil {
		s.canDoom = false // it would be no better for other states
		return nil
	}
	stem, err := s.pathInProduct(least, least.length)
	if err != nil {
		return err
	}
	best.steps = append(stem, best.steps...)
	best.loop += len(stem)
	best.length += least.length
	s.lasso = best
	return nil
}

const (
	picks     = 16      // walks that are tried
	walkLimit = 1 << 16 // moves of a walk
)

// walk goes on from a state, by transition number pick, modulo how many there
// are, until it meets a state again or stands still. It gives up after limit
// moves, and where no transition leads on.
func (s *search) walk(state model.State, pick, limit int) *lasso {
	exp := s.workers[0].exp
	l := &lasso{}
	seen := make(map[string]int)
	at := append(model.State(nil), state...)
	for {
		if loop, ok := seen[string(trimmed(at))]; ok {
			l.loop = loop
			return l
		}
		if _, err := s.evalAll(exp, at); err != nil || l.length == limit {
			return nil // where an atom fails is a violation of another kind
		}
		seen[string(trimmed(at))] = l.length
		alive := 0
		e := exp.Expand(at, func(t *model.Transition) bool {
			if !t.Dead {
				alive++
			}
			return true
		})
		if e.Moves == 0 {
			l.loop = l.length
			l.length++ // the move that stays
			return l
		}
		if alive == 0 {
			return nil
		}
		n := pick % alive
		var next model.State
		exp.Expand(at, func(t *model.Transition) bool {
			if t.Dead {
				return true
			}
			if n--; n < 0 {
				next = append(next, t.To...)
				l.steps = append(l.steps, append([]model.Step(nil), t.Steps...))
			}
			return n >= 0
		})
		at = next
		l.length++
	}
}
