package main

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/traces"
)

// tidy reorders a counterexample for reading, where it stays one: if it is judged by its
// end, or if the claim accepts the reordered run too.
func (s *spec) tidy(p model.Property, path traces.Path) traces.Path {
	switch {
	case p.Layer != nil:
		return path
	case p.Kind == model.Safety && path.Loop < 0:
		return traces.Tidy(s.Program, path)
	case p.Kind == model.Claim && p.Automaton != nil && path.Loop == len(path.Moves):
		if out := traces.Tidy(s.Program, path); s.accepts(p, out) {
			return out
		}
	}
	return path
}

// accepts says whether the claim accepts a run that stays in its last state for ever.
func (s *spec) accepts(p model.Property, path traces.Path) bool {
	cur, err := s.Initial()
	if err != nil {
		return false
	}
	x := s.NewExpander()
	at := map[int]bool{p.Automaton.Initial: true}
	for _, m := range path.Moves {
		next := make(map[int]bool)
		for q := range at {
			for _, to := range successors(x, p, q, cur) {
				next[to] = true
			}
		}
		at = next
		var after model.State
		err := x.Follow(cur, m, func(_ int, to model.State, _ *model.Fault) { after = append(after[:0], to...) })
		if err != nil {
			return false
		}
		cur = after
	}
	for q := range at {
		for r := range closure(x, p, q, cur) {
			if p.Automaton.States[r].Accepting && closure(x, p, r, cur)[r] {
				return true
			}
		}
	}
	return false
}

// closure is where the automaton can come to from q by one step or more while the
// system stays in s, and q itself only then.
func closure(x model.Expander, p model.Property, q int, s model.State) map[int]bool {
	seen := make(map[int]bool)
	todo := []int{q}
	for len(todo) > 0 {
		n := len(todo) - 1
		r := todo[n]
		todo = todo[:n]
		for _, to := range successors(x, p, r, s) {
			if !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	return seen
}

// successors are the states that the automaton goes to from q on reading s.
func successors(x model.Expander, p model.Property, q int, s model.State) []int {
	var letter uint64
	for i, atom := range p.Atoms {
		if holds, err := x.Eval(atom, s); err == nil && holds {
			letter |= 1 << i
		}
	}
	var out []int
	for _, e := range p.Automaton.States[q].Edges {
		if letter&e.Pos == e.Pos && letter&e.Neg == 0 {
			out = append(out, e.To)
		}
	}
	return out
}
