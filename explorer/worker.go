package explorer

import (
	"errors"
	"sync/atomic"

	"github.com/aiocheck/aiocheck/explorer/internal/graph"
	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

const (
	blockStates = 64 // how many states a worker copies out of the store at once
	batchSize   = 64 // how many transitions it collects before it looks them up
)

// worker expands states. It touches the store in two short phases only, to
// copy states out and to flush a batch of successors: between them the store
// may move its memory.
type worker struct {
	s      *search
	number int
	exp    model.Expander
	sink   func(*model.Transition) bool
	writer *store.Writer

	transitions atomic.Int64
	executed    StepSet
	sawDead     bool
	diverged    bool
	next        []store.Span // what this worker adds to the next frontier
	best        [8]*candidate
	doomed      *candidate

	// the block of states under way
	block  []uint64 // their words
	stride int

	// the state under way
	state model.State
	num   uint64
	index int // of the transition
	moves int // transitions that lead somewhere

	from []uint64 // DFS: the states whose transitions are in the batch

	// cycles only
	cache   *graph.Cache
	edges   *graph.Edges
	sources []source // the states whose transitions are in the batch
	images  []uint64 // their sets of automaton states to come
	classes []graph.Class
	set     []uint64
	warm    uint64 // keeps reads that only warm the cache from being dropped
}

// source is a state whose transitions wait in the batch.
type source struct {
	num  uint64
	head graph.Head
}

func (s *search) newWorker(number int) *worker {
	w := &worker{s: s, number: number, exp: s.sys.NewExpander(), writer: s.store.NewWriter()}
	w.sink = w.take
	if s.cycles {
		w.cache = s.graph.Sets.NewCache()
		w.edges = graph.NewEdges()
		s.graph.Edges = append(s.graph.Edges, w.edges)
		w.set = make([]uint64, s.graph.Auto.Words)
	}
	return w
}

// run deals with the states that get hands out, a span at a time, until there
// are no more.
func (w *worker) run(get func() (store.Span, bool)) error {
	for {
		span, ok := get()
		if !ok {
			break
		}
		for span.Lo < span.Hi && !w.s.stop.asked() {
			n := min(span.Hi-span.Lo, blockStates)
			if err := w.deal(store.Span{Lo: span.Lo, Hi: span.Lo + n}); err != nil {
				return err
			}
			span.Lo += n
		}
		if w.s.stop.asked() {
			break
		}
	}
	return w.flush()
}

// deal deals with a few states.
func (w *worker) deal(span store.Span) error {
	st := w.s.store
	st.Enter()
	w.stride = st.Stride()
	w.block = w.block[:0]
	for n := span.Lo; n < span.Hi; n++ {
		w.block = append(w.block, st.Row(n)...)
	}
	st.Leave()
	for i := range int(span.Hi - span.Lo) {
		w.state = store.Bytes(w.block[i*w.stride : (i+1)*w.stride])
		w.num = span.Lo + uint64(i)
		var err error
		if w.s.cycles {
			err = w.dealCycles(w.num)
		} else {
			err = w.dealSafety()
		}
		if err == nil && w.writer.Len() >= batchSize {
			err = w.flush()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// dealSafety checks and expands the state under way.
func (w *worker) dealSafety() error {
	for _, p := range w.s.prop.Invariants {
		switch ok, err := w.exp.Eval(p, w.state); {
		case err != nil:
			if err := w.evalFailed(err); err != nil {
				return err
			}
		case !ok:
			w.report(candidate{kind: model.Invariant, length: w.s.level, index: -1, pred: p,
				message: "invariant violated"})
		}
	}
	e := w.expand()
	if e.InvalidEnd && !w.s.layer && w.s.prop.Kind == model.Safety {
		w.report(candidate{kind: model.InvalidEndState, length: w.s.level, index: -1,
			message: "invalid end state"})
	}
	return nil
}

// evalFailed reports that a predicate cannot be evaluated in the state.
func (w *worker) evalFailed(err error) error {
	var fault *model.Fault
	if !errors.As(err, &fault) {
		return err
	}
	w.report(candidate{kind: fault.Kind, length: w.s.level, index: -1,
		message: fault.Message, step: fault.Step, eval: true})
	return nil
}

func (w *worker) expand() model.Expansion {
	w.index, w.moves = -1, 0
	e := w.exp.Expand(w.state, w.sink)
	w.diverged = w.diverged || e.Divergent
	w.transitions.Add(int64(w.moves))
	return e
}

// take is the sink of an expansion.
func (w *worker) take(t *model.Transition) bool {
	w.index++
	for _, step := range t.Steps {
		if id := step.ID(); id>>6 < len(w.executed) {
			w.executed[id>>6] |= 1 << (id & 63)
		} else {
			w.executed.add(id)
		}
	}
	if t.Fault != nil {
		if w.faulty(t); t.Dead {
			return true
		}
	}
	w.moves++
	w.writer.Add(t.To)
	if w.s.opt.Search == DFS && !w.s.cycles {
		w.from = append(w.from, w.num)
	}
	if w.s.cycles {
		class := graph.Class(0)
		if w.s.opt.Fairness {
			class = w.cache.Movers(t.Steps)
		}
		w.classes = append(w.classes, class)
	}
	// A state can have very many transitions. In a search for cycles it is dealt with to the end all the
	// same: what is judged is its whole set.
	return w.s.cycles || !w.s.stop.asked()
}

// faulty deals with a transition that a fault occurs in. A search for cycles
// leaves faults to the one for safety, but for those of the claim itself.
func (w *worker) faulty(t *model.Transition) {
	if t.Dead {
		w.sawDead = true
	}
	if w.s.prop.Kind == model.Invariance || w.s.cycles && !w.s.layer {
		return
	}
	w.report(candidate{kind: t.Fault.Kind, length: w.s.level + 1, index: w.index,
		message: t.Fault.Message, step: t.Fault.Step})
}

// flush looks up the batch, and passes on what was found.
func (w *worker) flush() error {
	if len(w.sources) == 0 && w.writer.Len() == 0 {
		return nil
	}
	if w.s.cycles {
		n := len(w.sources) + w.writer.Len()
		if w.s.store.Account(int64(n) * 8); !w.s.store.Fits(0) {
			return store.ErrMemory
		}
		if w.edges.Full(n) {
			if err := w.s.store.Alone(func() error { return w.edges.Grow(n) }); err != nil {
				return err
			}
		}
	}
	if err := w.writer.Flush(); err != nil {
		return err
	}
	switch {
	case w.s.cycles:
		w.link()
	case w.s.opt.Search == DFS:
		w.adopt()
	}
	w.writer.Reset()
	return nil
}
