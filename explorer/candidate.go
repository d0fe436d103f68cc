package explorer

import (
	"bytes"
	"cmp"

	"github.com/aiocheck/aiocheck/model"
)

// candidate is a violation met while exploring, with a finite run to it. The
// least candidate is chosen in the end, by an order that knows nothing of
// numbers of states or of workers.
type candidate struct {
	kind    model.FaultKind
	length  int    // transitions from the initial state, the failing one included
	state   []byte // the last state, or the one before the failing transition
	num     uint64 // DFS: its number
	index   int    // of the failing transition among those out of state, or -1
	pred    int    // Invariant: the predicate
	message string
	step    model.Step
	eval    bool // the evaluation of a predicate failed
	cut     bool // it was met in a level that was not completed
}

func (c *candidate) less(d *candidate) bool {
	return cmp.Or(
		cmp.Compare(c.length, d.length),
		cmp.Compare(c.kind, d.kind),
		bytes.Compare(trimmed(c.state), trimmed(d.state)),
		cmp.Compare(c.index, d.index),
		cmp.Compare(c.pred, d.pred),
		cmp.Compare(c.message, d.message),
	) < 0
}

// trimmed drops the zero bytes that a store may have added. It is for
// comparison only: a system may count on some of them.
func trimmed(state []byte) []byte { return bytes.TrimRight(state, "\x00") }

// report notes a violation in the state under way.
func (w *worker) report(c candidate) {
	c.state = w.state
	c.num = w.num
	if w.s.opt.Search == DFS {
		c.length = 0 // not known: the states before it count from the path
	}
	old := w.best[c.kind]
	if old == nil || c.less(old) {
		c.state = append([]byte(nil), w.state...)
		w.best[c.kind] = &c
	}
}

// collect takes over what the workers have reported, and says whether there is
// anything.
func (s *search) collect() (any bool) {
	for _, w := range s.workers {
		for kind, c := range w.best {
			if c == nil {
				continue
			}
			c.cut = s.stop.asked() && c.length > s.level
			if old := s.best[kind]; old == nil || c.less(old) {
				s.best[kind] = c
			}
			w.best[kind] = nil
		}
	}
	return s.least() != nil
}

// least is the candidate to show.
func (s *search) least() *candidate {
	var least *candidate
	for _, c := range s.best {
		if c != nil && (least == nil || c.less(least)) {
			least = c
		}
	}
	return least
}
