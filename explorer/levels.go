package explorer

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

// pathByLevels finds a path of the given length to a state, backwards: of all
// predecessors in the level before the one whose bytes come first.
func (s *search) pathByLevels(state model.State, length int) ([][]model.Step, error) {
	path := make([][]model.Step, length)
	to := trimmed(state)
	for l := length - 1; l >= 0; l-- {
		p := s.predecessor(s.levels[l], to)
		if p.state == nil {
			return nil, fmt.Errorf("internal error: a state without a predecessor")
		}
		path[l] = p.steps
		to = trimmed(p.state)
	}
	return path, nil
}

// predecessor is a state with a transition to a given one.
type predecessor struct {
	state []byte
	steps []model.Step // of the first such transition
}

// predecessor finds the one whose bytes come first.
func (s *search) predecessor(level []store.Span, to []byte) predecessor {
	found := make([]predecessor, len(s.workers))
	var size uint64
	for _, span := range level {
		size += span.Hi - span.Lo
	}
	if s.narrow(size) {
		found[0] = s.workers[0].predecessor(queue(level), to)
	} else {
		get := sharedQueue(split(level, taskStates))
		var all sync.WaitGroup
		for i, w := range s.workers {
			all.Go(func() { found[i] = w.predecessor(get, to) })
		}
		all.Wait()
	}
	var best predecessor
	for _, p := range found {
		if p.state != nil && (best.state == nil || bytes.Compare(p.state, best.state) < 0) {
			best = p
		}
	}
	return best
}

// predecessor looks among the states that get hands out. Once it has one it
// expands only those that come before.
func (w *worker) predecessor(get func() (store.Span, bool), to []byte) (best predecessor) {
	for {
		span, ok := get()
		if !ok {
			return best
		}
		for n := span.Lo; n < span.Hi; n++ {
			from := store.Bytes(w.s.store.Row(n))
			if best.state != nil && bytes.Compare(from, best.state) >= 0 {
				continue
			}
			w.exp.Expand(from, func(t *model.Transition) bool {
				if t.Dead || !bytes.Equal(trimmed(t.To), to) {
					return true
				}
				best = predecessor{from, append([]model.Step(nil), t.Steps...)}
				return false
			})
		}
	}
}
