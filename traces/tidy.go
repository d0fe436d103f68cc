package traces

import (
	"bytes"

	"github.com/aiocheck/aiocheck/model"
)

// maxTidied bounds the moves of a run that is tidied up.
const maxTidied = 1 << 10

// Tidy reorders the moves of a run so that control changes hands less often, and the
// schedule is easier to read: moves of different threads change places where the
// order does not matter, which is tried out. The run that it returns has the same moves and ends in
// the same state; a last move that fails stays the last. Runs with a cycle
// of more than their last state are left alone. Whoever judges a run by more than its end has to
// judge it again.
func Tidy(sys model.System, p Path) Path {
	init, err := sys.Initial()
	if err != nil || p.Loop >= 0 && p.Loop < len(p.Moves) || len(p.Moves) > maxTidied {
		return p
	}
	t := tidier{x: sys.NewExpander()}
	if !t.split(init, p.Moves) {
		return p
	}
	for t.join() {
	}
	out := Path{Loop: p.Loop}
	for _, b := range t.blocks {
		out.Moves = append(out.Moves, b.moves...)
	}
	return out
}

// block is what one thread does in a row, or a move of several threads.
type block struct {
	thread int // -1 for several
	moves  [][]model.Step
	before model.State
}

// tidier has a run as blocks. After the last one it stands in state end, or fails.
type tidier struct {
	x      model.Expander
	blocks []block
	end    model.State
	fails  bool
}

// split follows the run and cuts it into blocks; false if it cannot be followed.
func (t *tidier) split(init model.State, moves [][]model.Step) bool {
	cur := bytes.Clone(init)
	for _, m := range moves {
		thread := m[0].Thread()
		for _, s := range m {
			if s.Thread() != thread {
				thread = -1
			}
		}
		if n := len(t.blocks); n == 0 || thread < 0 || t.blocks[n-1].thread != thread {
			t.blocks = append(t.blocks, block{thread: thread, before: cur})
		}
		b := &t.blocks[len(t.blocks)-1]
		b.moves = append(b.moves, m)
		next, fails, ok := t.run(cur, m)
		if !ok || t.fails {
			return false
		}
		cur, t.fails = next, fails
	}
	t.end = cur
	return true
}

// run follows one move.
func (t *tidier) run(from model.State, m []model.Step) (to model.State, fails, ok bool) {
	err := t.x.Follow(from, m, func(_ int, after model.State, fault *model.Fault) {
		to, fails = bytes.Clone(after), fails || fault != nil
	})
	return to, fails, err == nil && to != nil
}

// join puts a block behind the block before of the same thread, or in front of the next, where
// that changes nothing, and says whether it found one.
func (t *tidier) join() bool {
	for i := range t.blocks {
		if t.blocks[i].thread < 0 || t.fails && i == len(t.blocks)-1 {
			continue
		}
		for k := i - 2; k >= 0; k-- {
			if t.blocks[k].thread == t.blocks[i].thread {
				if t.move(i, k+1) {
					return true
				}
				break
			}
		}
		for k := i + 2; k < len(t.blocks); k++ {
			if t.blocks[k].thread == t.blocks[i].thread {
				if t.move(i, k-1) {
					return true
				}
				break
			}
		}
	}
	return false
}

// move puts block i in the place of block k, if the run is the same before and behind.
func (t *tidier) move(i, k int) bool {
	lo, hi := min(i, k), max(i, k)
	order := make([]block, 0, hi-lo+1)
	order = append(order, t.blocks[lo:hi+1]...)
	b := order[i-lo]
	order = append(order[:i-lo:i-lo], order[i-lo+1:]...)
	order = append(order[:k-lo:k-lo], append([]block{b}, order[k-lo:]...)...)
	cur, after := t.blocks[lo].before, t.end
	if hi+1 < len(t.blocks) {
		after = t.blocks[hi+1].before
	}
	for j := range order {
		order[j].before = cur
		for _, m := range order[j].moves {
			next, fails, ok := t.run(cur, m)
			if !ok || fails {
				return false
			}
			cur = next
		}
	}
	if !sameState(cur, after) {
		return false
	}
	copy(t.blocks[lo:], order)
	t.merge()
	return true
}

// merge makes one block of neighbours of the same thread.
func (t *tidier) merge() {
	out := t.blocks[:0]
	for _, b := range t.blocks {
		if n := len(out); n > 0 && b.thread >= 0 && out[n-1].thread == b.thread {
			out[n-1].moves = append(out[n-1].moves, b.moves...)
			continue
		}
		out = append(out, b)
	}
	t.blocks = out
}
