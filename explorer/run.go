package explorer

import (
	"cmp"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

const (
	firstJudgement = 256  // pairs
	wideLevel      = 2048 // states: from here on a level is worth several workers
	taskStates     = 256  // states that a worker takes at a time
)

// run searches until the answer is there, or something ends it.
func (s *search) run() error {
	if err := s.begin(); err != nil {
		return err
	}
	s.judgeAt = cmp.Or(s.opt.judgeAt, firstJudgement)
	if s.opt.Search == DFS {
		if err := s.dive(); err != nil {
			return err
		}
	} else if err := s.sweep(); err != nil {
		return err
	}
	s.complete = len(s.frontier) == 0 && !s.stop.asked()
	if s.cycles && s.lasso == nil { // whatever else was found: a cycle may be shorter
		if err := s.judge(s.lassoBudget()); err != nil {
			return err
		}
	}
	return s.explain()
}

// sweep searches breadth first.
func (s *search) sweep() error {
	for len(s.frontier) > 0 && !s.stop.asked() {
		if err := s.expandLevel(); err != nil {
			return err
		}
		if found := s.collect(); s.stop.asked() || found && !s.opt.Continue {
			break
		}
		if err := s.closeDoomed(); err != nil {
			return err
		}
		s.advance()
		if err := s.judgeNow(s.lassoBudget() / 16); err != nil {
			return err
		}
		if s.lasso != nil {
			return s.shorten()
		}
		if s.limit() {
			break
		}
		if err := s.scout(); err != nil {
			return err
		}
	}
	return nil
}

// begin stores the initial state.
func (s *search) begin() error {
	w := s.workers[0]
	w.writer.Add(s.initial)
	if err := w.writer.Flush(); err != nil {
		return s.full(err)
	}
	s.first = w.writer.Num[0]
	w.writer.Reset()
	w.writer.Fresh = nil
	s.frontier = []store.Span{{Lo: s.first, Hi: s.first + 1}}
	if s.opt.Search == BFS {
		s.meetAt = 1
	}
	if !s.cycles {
		s.levels = append(s.levels, s.frontier)
		return nil
	}
	auto := s.graph.Auto
	set := make([]uint64, auto.Words)
	set[auto.Initial>>6] |= 1 << (auto.Initial & 63)
	if auto.Ends(set) {
		w.state = s.initial
		w.report(candidate{kind: model.ClaimCompleted, index: -1, message: "the claim starts at its end"})
		s.collect()
		s.frontier = nil
		return nil
	}
	s.graph.Meet(s.store.Side(s.first), set, 0)
	return nil
}

// full turns the end of memory into a reason to stop; other errors stay.
func (s *search) full(err error) error {
	if errors.Is(err, store.ErrMemory) {
		s.stop.because("memory limit reached")
		return nil
	}
	return err
}

// expandLevel deals with all states of the frontier.
func (s *search) expandLevel() error {
	var size uint64
	for _, span := range s.frontier {
		size += span.Hi - span.Lo
	}
	if s.narrow(size) {
		return s.full(s.workers[0].run(queue(s.frontier)))
	}
	get := sharedQueue(split(s.frontier, min(taskStates, (size+7)/8)))
	s.store.Share(true)
	errs := make([]error, len(s.workers))
	var all sync.WaitGroup
	for i, w := range s.workers {
		all.Go(func() {
			if errs[i] = s.full(w.run(get)); errs[i] != nil {
				s.stop.because("error")
			}
		})
	}
	all.Wait()
	s.store.Share(false)
	return errors.Join(errs...)
}

// narrow says whether a level of so many states is left to one worker.
func (s *search) narrow(size uint64) bool {
	return len(s.workers) == 1 || size < uint64(cmp.Or(s.opt.wide, wideLevel))
}

// queue hands out spans to one worker.
func queue(spans []store.Span) func() (store.Span, bool) {
	next := 0
	return func() (store.Span, bool) {
		if next == len(spans) {
			return store.Span{}, false
		}
		next++
		return spans[next-1], true
	}
}

// sharedQueue hands out spans to any number of workers.
func sharedQueue(spans []store.Span) func() (store.Span, bool) {
	var taken atomic.Int64
	return func() (store.Span, bool) {
		i := int(taken.Add(1)) - 1
		if i >= len(spans) {
			return store.Span{}, false
		}
		return spans[i], true
	}
}

// split cuts spans into pieces of a size for workers to take.
func split(spans []store.Span, size uint64) []store.Span {
	var tasks []store.Span
	for _, span := range spans {
		for ; span.Hi-span.Lo > size; span.Lo += size {
			tasks = append(tasks, store.Span{Lo: span.Lo, Hi: span.Lo + size})
		}
		tasks = append(tasks, span)
	}
	return tasks
}

// advance makes what the workers have found the next frontier.
func (s *search) advance() {
	var next []store.Span
	for _, w := range s.workers {
		if !s.cycles {
			w.next, w.writer.Fresh = w.writer.Fresh, nil
		}
		next = append(next, w.next...)
		w.next = w.next[:0]
	}
	s.store.Account(int64(len(next)-len(s.frontier)) * 16)
	s.frontier = next
	if len(next) == 0 {
		return
	}
	if !s.cycles {
		s.levels = append(s.levels, next)
	}
	s.level++
	s.takeAt, s.meetAt = s.level, s.level+1
	s.depth.Store(int64(s.level))
}

// limit says whether the search is to end because it has stored enough. It is
// no stop: that could come in the middle of a level.
func (s *search) limit() bool {
	n := s.opt.MaxStates
	if n == 0 || s.store.Len() < n || len(s.frontier) == 0 {
		return false
	}
	s.reason = fmt.Sprintf("limit of %d states reached", n)
	return true
}
