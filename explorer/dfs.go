package explorer

import (
	"bytes"
	"fmt"

	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

// dive searches depth first, in so far as the states found last are expanded
// next: the frontier is a stack. There is no recursion, and a state is on the
// stack once; what order it gives is of use for getting deep, not for cycles.
func (s *search) dive() error {
	w := s.workers[0]
	for len(s.frontier) > 0 && !s.stop.asked() {
		top := s.pop()
		err := s.full(w.run(func() (store.Span, bool) {
			span := top
			top = store.Span{}
			return span, span.Hi > span.Lo
		}))
		if err != nil {
			return err
		}
		if !s.cycles {
			w.next, w.writer.Fresh = append(w.next, w.writer.Fresh...), w.writer.Fresh[:0]
		}
		s.frontier = append(s.frontier, w.next...)
		w.next = w.next[:0]
		if found := s.collect(); s.stop.asked() || found && !s.opt.Continue {
			return nil
		}
		if err := s.judgeNow(s.lassoBudget()); err != nil || s.lasso != nil {
			return err
		}
		if s.limit() {
			return nil
		}
	}
	return nil
}

// pop takes some states off the stack.
func (s *search) pop() store.Span {
	last := &s.frontier[len(s.frontier)-1]
	lo := last.Lo
	if last.Hi-lo > blockStates {
		lo = last.Hi - blockStates
	}
	top := store.Span{Lo: lo, Hi: last.Hi}
	if last.Hi = lo; last.Lo == lo {
		s.frontier = s.frontier[:len(s.frontier)-1]
	}
	return top
}

// adopt notes the parents of the states in the batch that have none yet.
func (w *worker) adopt() {
	st := w.s.store
	for i, num := range w.writer.Num {
		if side := st.Side(num); side[0] == 0 && num != w.s.first {
			side[0] = w.from[i] + 1
		}
	}
	w.from = w.from[:0]
}

// pathByParents is the path on which a state was found.
func (s *search) pathByParents(num uint64) ([][]model.Step, error) {
	var nums []uint64
	for ; num != s.first; num = s.store.Side(num)[0] - 1 {
		nums = append(nums, num)
	}
	var path [][]model.Step
	from := s.first
	for i := len(nums) - 1; i >= 0; i-- {
		to := trimmed(store.Bytes(s.store.Row(nums[i])))
		var steps []model.Step
		s.workers[0].exp.Expand(store.Bytes(s.store.Row(from)), func(t *model.Transition) bool {
			if t.Dead || !bytes.Equal(trimmed(t.To), to) {
				return true
			}
			steps = append(steps, t.Steps...)
			return false
		})
		if steps == nil {
			return nil, fmt.Errorf("internal error: a state without its parent")
		}
		path = append(path, steps)
		from = nums[i]
	}
	return path, nil
}
