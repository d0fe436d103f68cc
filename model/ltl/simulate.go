package ltl

import "slices"

// A relation on the states of a graph, as a square matrix.
type relation struct {
	n   int
	has []bool
}

func newRelation(n int) *relation         { return &relation{n, make([]bool, n*n)} }
func (r *relation) get(q, p int) bool     { return r.has[q*r.n+p] }
func (r *relation) set(q, p int, on bool) { r.has[q*r.n+p] = on }

// The bounds of the simulations, beyond which a graph is left as it is: states, and comparisons of
// edges.
const (
	simulateStates = 2_000
	simulateWork   = 20_000_000
)

// simulation is the greatest relation such that q ≤ p implies: p has the marks of q, and for each
// edge of q and each of its letters p has an edge for that letter with at least the marks to a state
// that simulates the other's target. It compares letter by letter, so that several edges of p may
// answer one of q. related restricts it from the start. Nil if the graph is too large.
//
// Whoever simulates q accepts what q accepts (Dill, Hu, Wong-Toi, CAV 1991).
func (g *graph) simulation(related func(q, p int) bool) *relation {
	n := len(g.states)
	if n > simulateStates {
		return nil
	}
	r := newRelation(n)
	for q := range g.states {
		for p := range g.states {
			r.set(q, p, g.states[q].mark&^g.states[p].mark == 0 && (related == nil || related(q, p)))
		}
	}
	order := g.successorsFirst()
	work := 0
	for changed := true; changed; {
		changed = false
		for _, q := range order {
			for _, p := range order {
				if q == p || !r.get(q, p) {
					continue
				}
				if work += 1 + len(g.states[q].out)*len(g.states[p].out); work > simulateWork {
					return nil
				}
				if !g.answers(q, p, r) {
					r.set(q, p, false)
					changed = true
				}
			}
		}
	}
	return r
}

// answers says that p has an answer to each edge of q, up to r.
func (g *graph) answers(q, p int, r *relation) bool {
	for i := range g.states[q].out {
		if !g.answered(&g.states[q].out[i], g.states[p].out, r) {
			return false
		}
	}
	return true
}

func (g *graph) answered(e *gedge, by []gedge, r *relation) bool {
	var buf [8]cube
	cubes := buf[:0]
	for i := range by {
		d := &by[i]
		if e.mark&^d.mark == 0 && r.get(e.to, d.to) {
			if d.contains(e.cube) {
				return true
			}
			cubes = append(cubes, d.cube)
		}
	}
	return e.covered(cubes)
}

// successorsFirst orders the states so that relations settle in few rounds.
func (g *graph) successorsFirst() []int {
	c := g.components(nil)
	order := make([]int, len(g.states))
	for q := range order {
		order[q] = q
	}
	slices.SortStableFunc(order, func(a, b int) int { return c.of[a] - c.of[b] })
	return order
}

// reversed is the graph with its edges turned round.
func (g *graph) reversed() *graph {
	h := &graph{init: g.init, full: g.full, states: make([]gstate, len(g.states))}
	for q, s := range g.states {
		h.states[q].mark = s.mark
		for _, e := range s.out {
			h.states[e.to].out = append(h.states[e.to].out, gedge{e.cube, e.mark, q})
		}
	}
	return h
}

// quotient makes one state of those that r relates both ways; it has the edges and the marks of all
// of them. It says whether there were any.
func (g *graph) quotient(r *relation) bool {
	into := make([]int, len(g.states))
	merged := false
	for q := range into {
		into[q] = q
		for p := 0; p < q; p++ {
			if into[p] == p && r.get(q, p) && r.get(p, q) {
				into[q], merged = p, true
				break
			}
		}
	}
	if !merged {
		return false
	}
	states := make([]gstate, len(g.states))
	for q, s := range g.states {
		t := &states[into[q]]
		t.mark |= s.mark
		for _, e := range s.out {
			e.to = into[e.to]
			t.out = append(t.out, e)
		}
	}
	g.states, g.init = states, into[g.init]
	g.renumber()
	g.tidy()
	return true
}

// prune removes the edges whose every letter has, from the same state, a remaining edge with at
// least the marks to a state that simulates its target (Bustan and Grumberg's little brothers). It
// says whether there were any.
func (g *graph) prune(r *relation) bool {
	pruned := false
	for q := range g.states {
		s := &g.states[q]
		for i := 0; i < len(s.out); {
			e := s.out[i]
			rest := slices.Delete(slices.Clone(s.out), i, i+1)
			if g.answered(&e, rest, r) {
				s.out, pruned = rest, true
				continue
			}
			i++
		}
	}
	return pruned
}

// sharpen takes from each edge the letters for which a remaining edge of the same state is as good,
// where one cube says what is left. It saves no states and no edges but leaves a product fewer
// choices.
func (g *graph) sharpen(r *relation) {
	for q := range g.states {
		s := &g.states[q]
		for i := range s.out {
			e := &s.out[i]
			var better []cube
			for j, d := range s.out {
				if j != i && e.mark&^d.mark == 0 && r.get(e.to, d.to) {
					better = append(better, d.cube)
				}
			}
			if rest, ok := e.cube.without(better); ok {
				e.cube = rest
			}
		}
	}
}

// simulateForward merges and prunes by simulation, simulateBackward by simulation of the pasts
// (Somenzi and Bloem, CAV 2000): there the initial state is simulated by itself only. They say
// whether anything changed.
func (g *graph) simulateForward() bool {
	r := g.simulation(nil)
	return r != nil && (g.quotient(r) || g.prune(r))
}

func (g *graph) simulateBackward() bool {
	past := g.reversed()
	r := past.simulation(func(q, p int) bool { return q != g.init || p == g.init })
	if r == nil {
		return false
	}
	if g.quotient(r) {
		return true
	}
	if !past.prune(r) {
		return false
	}
	*g = *past.reversed()
	g.renumber()
	g.tidy()
	return true
}

// reduce makes the graph smaller by all of the above until nothing helps.
func (g *graph) reduce(saturate bool) {
	for {
		g.trim()
		g.clean(saturate)
		g.tidy()
		g.mergeEqual()
		if !g.simulateForward() && !g.simulateBackward() {
			return
		}
	}
}
