package explorer

import (
	"bytes"
	"fmt"

	"github.com/aiocheck/aiocheck/explorer/internal/graph"
	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

// explain makes findings of what has been found: paths, replayed.
func (s *search) explain() error {
	least := s.least()
	if s.opt.Continue {
		for _, c := range s.best {
			if err := s.explainCandidate(c); err != nil {
				return err
			}
		}
		return s.explainLasso()
	}
	if least != nil && (s.lasso == nil || least.length <= s.lasso.length) {
		return s.explainCandidate(least)
	}
	return s.explainLasso()
}

// explainCandidate adds the finding of c, if there is one.
func (s *search) explainCandidate(c *candidate) error {
	if c == nil {
		return nil
	}
	f := Finding{Kind: c.kind, Message: c.message, Step: c.step, Predicate: c.pred, Shortest: !c.cut, Path: Path{Loop: -1}}
	length := c.length
	if c.index >= 0 {
		length--
	}
	dfs := s.opt.Search == DFS
	if dfs {
		f.Shortest, length = false, -1
	}
	var err error
	switch {
	case s.cycles:
		f.Path.Moves, err = s.pathInProduct(c, length)
	case dfs:
		f.Path.Moves, err = s.pathByParents(c.num)
	default:
		f.Path.Moves, err = s.pathByLevels(c.state, length)
	}
	if err != nil {
		return err
	}
	if c.index >= 0 {
		steps, err := s.nth(c.state, c.index, true)
		if err != nil {
			return err
		}
		f.Path.Moves = append(f.Path.Moves, steps)
	}
	return s.add(f, c)
}

// explainLasso adds the finding of the cycle, if there is one.
func (s *search) explainLasso() error {
	l := s.lasso
	if l == nil {
		return nil
	}
	f := Finding{Kind: model.AcceptanceCycle, Message: "acceptance cycle", Shortest: l.shortest,
		Path: Path{Moves: l.steps, Loop: l.loop}}
	if s.prop.Kind == model.NonProgress {
		f.Kind, f.Message = model.NonProgressCycle, "non-progress cycle"
	}
	return s.add(f, nil)
}

// steps turns moves of the graph into steps. The moves that stay where they
// are, always the last, have none.
func (s *search) steps(moves []graph.Move) ([][]model.Step, error) {
	var all [][]model.Step
	for _, m := range moves {
		if m.Index < 0 {
			break
		}
		steps, err := s.nth(store.Bytes(s.store.Row(m.State)), m.Index, false)
		if err != nil {
			return nil, err
		}
		all = append(all, steps)
	}
	return all, nil
}

// nth is the steps of transition number n out of a state; those that die count
// or not.
func (s *search) nth(state model.State, n int, dead bool) (steps []model.Step, err error) {
	s.workers[0].exp.Expand(state, func(t *model.Transition) bool {
		if t.Dead && !dead {
			return true
		}
		if n--; n < 0 {
			steps = append(steps, t.Steps...)
		}
		return n >= 0
	})
	if n >= 0 {
		return nil, fmt.Errorf("internal error: a state lacks the transition it had")
	}
	return steps, nil
}

// pathInProduct finds the way to the last state of a candidate in the graph.
func (s *search) pathInProduct(c *candidate, length int) ([][]model.Step, error) {
	if length == 0 || s.graph.Pairs() == 0 { // the initial state, which may be no pair
		return nil, nil
	}
	p, ok := s.graph.Product()
	if !ok {
		return nil, fmt.Errorf("too many states to find the path to a violation")
	}
	auto := s.graph.Auto
	from, to := make([]uint64, auto.Words), make([]uint64, auto.Words)
	last := trimmed(c.state)
	moves, ok := p.PathTo(length, func(n uint64, q int) bool {
		if !bytes.Equal(trimmed(store.Bytes(s.store.Row(n))), last) {
			return false
		}
		switch {
		case c.kind == model.AcceptanceCycle:
			return auto.Universal(q)
		case c.kind != model.ClaimCompleted || s.layer:
			return true
		}
		clear(from)
		from[q>>6] |= 1 << (q & 63)
		letter, _ := graph.Letter(s.store.Side(n))
		auto.Image(to, from, letter)
		return auto.Ends(to)
	})
	if !ok {
		return nil, fmt.Errorf("internal error: no path to a violation")
	}
	return s.steps(moves)
}
