package compare

import (
	"context"
	"errors"
	"fmt"

	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

// walk stores states in the order in which they are met: the rows of the store are the
// queue of a breadth first search.
type walk struct {
	ctx    context.Context
	limits Limits
	what   string // is stored, for the message about too many
	store  *store.Store
	writer *store.Writer
	met    uint64 // rows filled
	next   uint64 // the row to be dealt with next
	buf    model.State
	reason string // why the walk ended early
	err    error
}

func newWalk(ctx context.Context, limits Limits, what string, width int) (*walk, error) {
	w := &walk{ctx: ctx, limits: limits, what: what}
	var err error
	if w.store, err = store.New(width, 1, limits.MaxMemory); err != nil {
		return nil, err
	}
	w.writer = w.store.NewWriter()
	return w, nil
}

// add puts a state into the batch that flush stores.
func (w *walk) add(state []byte) { w.writer.Add(state) }

// flush stores the batch. The states that are new have the parent as theirs.
func (w *walk) flush(parent uint64) {
	err := w.writer.Flush()
	switch {
	case errors.Is(err, store.ErrMemory):
		w.end("memory limit reached")
	case err != nil:
		w.err = err
	default:
		for _, n := range w.writer.Num {
			if n >= w.met {
				w.store.Side(n)[0] = parent
				w.met = n + 1
			}
		}
	}
	w.writer.Reset()
	w.writer.Fresh = w.writer.Fresh[:0]
}

// state is the next one to be dealt with, valid until the next call; nil at the end.
func (w *walk) state() model.State {
	if w.ctx.Err() != nil {
		w.end(reasonOf(w.ctx))
	}
	if n := w.limits.MaxStates; n > 0 && w.met > uint64(n) {
		w.end(fmt.Sprintf("limit of %d %s reached", n, w.what))
	}
	if w.ended() || w.next == w.met {
		return nil
	}
	w.buf = append(w.buf[:0], w.row(w.next)...)
	w.next++
	return w.buf
}

func (w *walk) row(n uint64) []byte { return store.Bytes(w.store.Row(n)) }

// end ends the walk before it is complete. The first reason counts.
func (w *walk) end(reason string) {
	if w.reason == "" {
		w.reason = reason
	}
}

func (w *walk) ended() bool { return w.err != nil || w.reason != "" }

// path is the rows that lead to row n, from the first on.
func (w *walk) path(n uint64) []uint64 {
	var back []uint64
	for ; n > 0; n = w.store.Side(n)[0] {
		back = append(back, n)
	}
	rows := []uint64{0}
	for i := len(back) - 1; i >= 0; i-- {
		rows = append(rows, back[i])
	}
	return rows
}

// interrupted is for those who deal with a state of very many transitions: index is the
// number of the one under way.
func (w *walk) interrupted(index int) bool {
	if index&1023 == 1023 && w.ctx.Err() != nil {
		w.end(reasonOf(w.ctx))
	}
	return w.ended()
}

func reasonOf(ctx context.Context) string {
	if errors.Is(context.Cause(ctx), context.DeadlineExceeded) {
		return "time limit reached"
	}
	return "interrupted"
}
