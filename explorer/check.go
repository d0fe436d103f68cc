package explorer

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/aiocheck/aiocheck/explorer/internal/graph"
	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

// Check decides whether p holds of sys.
func Check(ctx context.Context, sys model.System, p model.Property, o Options) (*Result, error) {
	began := time.Now()
	s, err := newSearch(ctx, sys, p, o)
	var fault *model.Fault
	if errors.As(err, &fault) {
		return &Result{Property: p.Name, Verdict: Violated,
			Findings: []Finding{{Kind: fault.Kind, Message: fault.Message, Step: fault.Step,
				Path: Path{Loop: -1}, Shortest: true}},
			Stats: Stats{Elapsed: time.Since(began)}}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("property %s: %w", p.Name, err)
	}
	defer s.close()
	release := s.watch(ctx)
	defer release()
	s.began = began
	if err := s.run(); err != nil {
		return nil, fmt.Errorf("property %s: %w", p.Name, err)
	}
	return s.result()
}

// search is one call of Check.
type search struct {
	prop    model.Property
	opt     Options
	sys     model.System // the one that is searched
	plain   model.System // the one that findings are replayed on
	layer   bool
	canDoom bool // whether to look out for states that every run from is a violation
	cycles  bool // whether cycles are looked for, over the graph
	began   time.Time

	store   *store.Store
	graph   *graph.Graph
	initial model.State
	first   uint64 // its number
	workers []*worker

	frontier []store.Span   // the states to be dealt with in the level under way
	levels   [][]store.Span // safety: the states of each level
	level    int
	takeAt   int          // the level whose automaton states are being dealt with
	meetAt   int          // the level that they are put off to
	depth    atomic.Int64 // level, for those who look on

	stop     stopper
	best     [8]*candidate                  // by kind: the least found
	judgeAt  int                            // cycles: how many pairs there are to be before the next judgement
	lasso    *lasso                         // cycles: the best found
	again    func(Options) (*Result, error) // the same question with other options
	scouted  bool
	ahead    []Finding // what the scout has found
	complete bool
	reason   string // why it is not, if nothing stopped it
	findings []Finding
}

func newSearch(ctx context.Context, sys model.System, p model.Property, o Options) (*search, error) {
	s := &search{prop: p, opt: o, sys: sys, plain: sys}
	s.again = func(o Options) (*Result, error) { return Check(ctx, sys, p, o) }
	if p.Layer != nil {
		s.sys, s.layer = p.Layer, true
	}
	if o.Plain != nil {
		s.plain = o.Plain
	}
	initial, err := s.sys.Initial()
	if err != nil {
		return nil, err
	}
	s.initial = append(model.State(nil), initial...)
	side := 0
	var auto *graph.Automaton
	if o.Search == DFS {
		side = 1 // the parent
	}
	if s.cycles = p.Kind != model.Safety && p.Kind != model.Invariance; s.cycles {
		if auto, err = s.automaton(); err != nil {
			return nil, err
		}
		side = graph.SideWords(auto)
	}
	if s.store, err = store.New(len(s.initial), side, o.MaxMemory); err != nil {
		return nil, err
	}
	if s.cycles {
		s.graph = &graph.Graph{Store: s.store, Auto: auto, Sets: graph.NewSets(),
			Marks:    p.Automaton == nil && p.Kind != model.NonProgress,
			Avoid:    p.Kind == model.NonProgress,
			Stutters: p.Kind != model.NonProgress && !s.layer,
		}
		s.canDoom = !o.Continue && !o.Fairness && o.Search == BFS && p.Kind == model.Claim && p.Automaton != nil && !s.layer
	}
	n := o.Workers
	if n <= 0 {
		n = runtime.GOMAXPROCS(0)
	}
	if o.Search == DFS {
		n = 1
	}
	for i := range min(n, graph.MaxWorkers) {
		s.workers = append(s.workers, s.newWorker(i))
	}
	return s, nil
}

// automaton is what the graph is multiplied with.
func (s *search) automaton() (*graph.Automaton, error) {
	if s.prop.Kind != model.Claim || s.prop.Automaton == nil {
		if s.prop.Kind == model.Claim && !s.layer {
			return nil, errors.New("a claim without an automaton")
		}
		return graph.Trivial(), nil
	}
	if len(s.prop.Atoms) > 64 {
		return nil, fmt.Errorf("got %d atoms, want at most 64", len(s.prop.Atoms))
	}
	return graph.Compile(s.prop.Automaton)
}

func (s *search) close() {
	s.store.Close()
	if s.graph != nil {
		for _, e := range s.graph.Edges {
			e.Free()
		}
	}
}

// stats is the figures as they stand. It may be asked for at any time.
func (s *search) stats() Stats {
	st := Stats{States: s.store.Len(), Transitions: 1, Depth: int(s.depth.Load()),
		Memory: s.store.Memory(), Elapsed: time.Since(s.began)}
	for _, w := range s.workers {
		st.Transitions += int(w.transitions.Load())
	}
	if s.graph != nil {
		st.Pairs = s.graph.Pairs()
	}
	return st
}

// result sums up.
func (s *search) result() (*Result, error) {
	r := &Result{Property: s.prop.Name, Stats: s.stats(), Findings: s.findings}
	dead, diverged := false, false
	for _, w := range s.workers {
		r.Executed.union(w.executed)
		dead = dead || w.sawDead
		diverged = diverged || w.diverged
	}
	if diverged {
		r.Caveats = append(r.Caveats, "an atomic sequence can run for ever without letting control go; its cycle was not followed")
	}
	if dead && s.prop.Kind != model.Safety {
		r.Caveats = append(r.Caveats, "runs that end in a run-time error were left out: check safety too")
	}
	switch {
	case len(s.findings) > 0:
		r.Verdict = Violated
	case s.complete:
		r.Verdict = Holds
	case len(s.ahead) > 0:
		r.Verdict, r.Findings = Violated, s.ahead
	default:
		if r.Reason = s.reason; r.Reason == "" {
			r.Reason = s.stop.reason()
		}
	}
	return r, nil
}
