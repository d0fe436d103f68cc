package explorer

import (
	"github.com/aiocheck/aiocheck/explorer/internal/graph"
	"github.com/aiocheck/aiocheck/model"
)

// judgeNow judges if that is due.
func (s *search) judgeNow(budget int) error {
	if !s.cycles || s.opt.Continue || s.graph.Pairs() < s.judgeAt {
		return nil
	}
	s.judgeAt = 2 * s.graph.Pairs()
	return s.judge(budget)
}

// judge looks for a cycle in what has been expanded so far, and spends a budget
// on making it short.
func (s *search) judge(budget int) error {
	p, c := s.components(true)
	if c == nil || !c.Found() {
		if s.lasso != nil && !s.stop.asked() {
			s.lasso.shortest = s.covered() // what was found goes beyond the graph
		}
		return nil
	}
	if c = p.Judge(s.opt.Fairness, false, s.stop.asked); !c.Found() {
		return nil
	}
	g := c.Lasso(s.opt.Fairness, budget)
	steps, err := s.steps(g.Moves)
	if err != nil {
		return err
	}
	old := s.lasso
	s.lasso = &lasso{length: len(g.Moves), steps: steps,
		loop: min(g.Loop, len(steps))} // the moves without steps stay in the last state
	if old != nil && old.length < s.lasso.length {
		s.lasso = old // it goes beyond the graph, or the budget has not got as far
	}
	s.lasso.shortest = g.Shortest && s.covered() && !s.stop.asked()
	return nil
}

// lasso is a cycle found, with the way to it.
type lasso struct {
	length   int // in the product
	steps    [][]model.Step
	loop     int
	shortest bool
}

// covered says whether all has been expanded that could be on a lasso shorter
// than the one found: its nodes are nearer than its length less one.
func (s *search) covered() bool {
	return len(s.frontier) == 0 || s.opt.Search == BFS && s.level >= s.lasso.length-1
}

// components judges the graph as it stands. It gives up, with nil, if there is
// no memory for that, or the search has been stopped.
func (s *search) components(first bool) (*graph.Product, *graph.Components) {
	if !s.store.Fits(int64(s.graph.Pairs()) * 40) {
		s.stop.because("memory limit reached")
		return nil, nil
	}
	p, ok := s.graph.Product()
	if !ok {
		s.stop.because("too many states for a cycle search")
		return nil, nil
	}
	return p, p.Judge(s.opt.Fairness, first, s.stop.asked)
}

const defaultLassoBudget = 1 << 21

func (s *search) lassoBudget() int {
	if s.opt.LassoBudget > 0 {
		return s.opt.LassoBudget
	}
	return defaultLassoBudget
}

// shorten goes on with the search, after a cycle has been found in a part of
// the graph, as far as a shorter lasso could reach. It gives up when that
// makes the graph too large.
func (s *search) shorten() error {
	enough := max(4*s.graph.Pairs(), s.lassoBudget()/4)
	for !s.covered() && s.graph.Pairs() <= enough {
		if err := s.expandLevel(); err != nil {
			return err
		}
		if s.collect() || s.stop.asked() {
			s.lasso.shortest = false
			return nil
		}
		s.advance()
		if !s.covered() {
			if err := s.judgeNow(s.lassoBudget() / 16); err != nil {
				return err
			}
		}
	}
	if s.lasso.shortest {
		return nil
	}
	return s.judge(s.lassoBudget())
}
