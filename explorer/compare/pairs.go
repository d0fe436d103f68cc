package compare

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// Walk walks both systems in step, and finds a shortest schedule after which one of them
// has a transition that the other lacks. Transitions of one state that are the same are matched
// in their order. An error says that a system, or this package, is at fault.
func Walk(ctx context.Context, left, right Side, limits Limits) (*Result, error) {
	p := &pairs{
		left:  moves{side: &left, exp: left.System.NewExpander()},
		right: moves{side: &right, exp: right.System.NewExpander()},
	}
	l, leftFault, err := initial(left.System)
	if err != nil {
		return nil, err
	}
	r, rightFault, err := initial(right.System)
	if err != nil {
		return nil, err
	}
	if leftFault != nil || rightFault != nil {
		return failed(leftFault, rightFault), nil
	}
	p.left.wide, p.right.wide = len(l), len(r)
	p.encode(l, r)
	if p.walk, err = newWalk(ctx, limits, "pairs of states", len(p.buf)); err != nil {
		return nil, err
	}
	defer p.walk.store.Close()
	p.walk.add(p.buf)
	p.walk.flush(0)
	return p.run()
}

// initial is the first state of a system, or why it has none.
func initial(sys model.System) (model.State, *model.Fault, error) {
	s, err := sys.Initial()
	if fault := (*model.Fault)(nil); errors.As(err, &fault) {
		return nil, fault, nil
	}
	return s, nil, err
}

// failed is the result where some program fails before its first step.
func failed(left, right *model.Fault) *Result {
	if left != nil && right != nil {
		return &Result{Verdict: Alike}
	}
	d := &Difference{Thread: -1}
	if left != nil {
		d.Left.Only = []Move{{Fault: left}}
	} else {
		d.Right.Only = []Move{{Fault: right}}
	}
	return &Result{Verdict: Differ, Differences: []*Difference{d}}
}

// pairs walks over pairs of states. A pair is stored as the length of the left
// state, the left state and the right one, both without zero bytes at their ends.
type pairs struct {
	walk        *walk
	left, right moves
	buf         []byte
}

const lengthBytes = 4

func (p *pairs) encode(left, right []byte) {
	left = trimmed(left)
	p.buf = binary.LittleEndian.AppendUint32(p.buf[:0], uint32(len(left)))
	p.buf = append(append(p.buf, left...), trimmed(right)...)
}

func decode(pair []byte) (left, right []byte) {
	n := lengthBytes + binary.LittleEndian.Uint32(pair)
	return pair[lengthBytes:n], trimmed(pair[n:])
}

func (p *pairs) run() (*Result, error) {
	w, r := p.walk, &Result{}
	var seen [RightSkips + 1]bool
	for pair := w.state(); pair != nil; pair = w.state() {
		differ := p.expand(pair)
		if w.ended() {
			break
		}
		r.Pairs++
		r.Divergent = r.Divergent || p.left.sum.Divergent || p.right.sum.Divergent
		if !differ {
			w.flush(w.next - 1)
			continue
		}
		w.writer.Reset()
		kind, thread := p.kind()
		if len(r.Differences) == 0 || kind != OtherKind && !seen[kind] {
			d, err := p.difference(w.next - 1)
			if err != nil {
				return nil, err
			}
			d.Kind, d.Thread = kind, thread
			r.Differences = append(r.Differences, d)
		}
		seen[kind] = true
		if seen[LeftSkips] && seen[RightSkips] || p.left.side.Skips == nil && p.right.side.Skips == nil {
			break
		}
	}
	if w.err != nil {
		return nil, w.err
	}
	r.Memory, r.Reason = w.store.Memory(), w.reason
	switch {
	case len(r.Differences) > 0:
		r.Verdict = Differ
	case r.Reason == "":
		r.Verdict = Alike
	}
	return r, nil
}

// kind is that of the difference between the states just expanded, with its thread.
func (p *pairs) kind() (Kind, int) {
	left, right := p.left.unmatched(p.left.side.Skips), p.right.unmatched(p.right.side.Skips)
	switch {
	case left >= 0 && right < 0:
		return LeftSkips, left
	case right >= 0 && left < 0:
		return RightSkips, right
	}
	any := func(model.Step) bool { return true }
	if left = p.left.unmatched(any); left < 0 {
		left = p.right.unmatched(any)
	}
	return OtherKind, left
}

// expand puts the pairs behind a pair into the batch, and says whether the two differ.
func (p *pairs) expand(pair []byte) (differ bool) {
	l, r := decode(pair)
	p.left.expand(l, p.walk.interrupted)
	p.right.expand(r, p.walk.interrupted)
	return !p.left.match(&p.right, func(i, k int) {
		if !p.left.list[i].dead {
			p.encode(p.left.toOf(i), p.right.toOf(k))
			p.walk.add(p.buf)
		}
	})
}

// difference tells of the pair in row n, in which the two differ.
func (p *pairs) difference(n uint64) (*Difference, error) {
	d := &Difference{}
	rows := p.walk.path(n)
	for i, row := range rows[1:] {
		if !p.step(rows[i], row, d) {
			return nil, fmt.Errorf("internal error: no matched transition leads to step %d of the difference", i+1)
		}
	}
	p.expand(p.walk.row(n))
	p.walk.writer.Reset()
	d.Left.State, d.Right.State = slices.Clone(p.left.buf), slices.Clone(p.right.buf)
	d.Left.Only, d.Right.Only = p.left.only(), p.right.only()
	for _, err := range []error{replay(p.left.side.System, &d.Left), replay(p.right.side.System, &d.Right)} {
		if err != nil {
			return nil, fmt.Errorf("internal error: the difference does not replay: %w", err)
		}
	}
	return d, nil
}

// step adds the first matched transition from a row to another to the schedules.
func (p *pairs) step(from, to uint64, d *Difference) (found bool) {
	l, r := decode(p.walk.row(from))
	p.left.expand(l, never)
	p.right.expand(r, never)
	goal := trimmed(slices.Clone(p.walk.row(to)))
	p.left.match(&p.right, func(i, k int) {
		p.encode(p.left.toOf(i), p.right.toOf(k))
		if !found && !p.left.list[i].dead && bytes.Equal(trimmed(p.buf), goal) {
			found = true
			d.Left.Moves = append(d.Left.Moves, slices.Clone(p.left.stepsOf(i)))
			d.Right.Moves = append(d.Right.Moves, slices.Clone(p.right.stepsOf(k)))
		}
	})
	return found
}

func never(int) bool { return false }

// replay follows the schedule of a branch, which has to end in its state.
func replay(sys model.System, b *Branch) error {
	state, err := sys.Initial()
	if err != nil {
		return err
	}
	x := sys.NewExpander()
	for i, steps := range b.Moves {
		var last model.State
		err := x.Follow(state, steps, func(_ int, after model.State, _ *model.Fault) {
			last = append(last[:0], after...)
		})
		if err != nil {
			return fmt.Errorf("transition %d: %w", i+1, err)
		}
		state = last
	}
	if !bytes.Equal(trimmed(state), trimmed(b.State)) {
		return errors.New("the steps lead elsewhere one by one")
	}
	return nil
}
