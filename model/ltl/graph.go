package ltl

import (
	"cmp"
	"slices"
)

// A graph is an automaton under work. A run is accepting if it meets each mark of full infinitely
// often, on its edges or its states. Before degeneralisation the marks are on edges, one for each
// until; after it there is one mark, on states.
type graph struct {
	init   int
	full   uint64
	states []gstate
}

type gstate struct {
	mark uint64
	out  []gedge
}

type gedge struct {
	cube
	mark uint64
	to   int
}

func (e gedge) compare(d gedge) int {
	return cmp.Or(cmp.Compare(e.to, d.to), cmp.Compare(e.mark, d.mark), e.cube.compare(d.cube))
}

func (g *graph) clone() *graph {
	h := &graph{init: g.init, full: g.full, states: slices.Clone(g.states)}
	for i := range h.states {
		h.states[i].out = slices.Clone(h.states[i].out)
	}
	return h
}

func (g *graph) edges() int {
	n := 0
	for _, s := range g.states {
		n += len(s.out)
	}
	return n
}

// components are the strongly connected components of a graph: of[q] is the number of q's. An edge
// leads to a component with the same or a smaller number.
type components struct {
	of     []int
	number int
}

// components runs Tarjan's algorithm from every state over the edges that keep allows (all, if nil).
func (g *graph) components(keep func(from int, e *gedge) bool) components {
	n := len(g.states)
	c := components{of: make([]int, n)}
	low := make([]int, n) // 0: not visited
	for i := range c.of {
		c.of[i] = -1
	}
	type frame struct{ q, edge, index int }
	var open []int
	var stack []frame
	clock := 0
	push := func(q int) {
		clock++
		low[q] = clock
		open = append(open, q)
		stack = append(stack, frame{q: q, index: clock})
	}
	for root := range g.states {
		if low[root] != 0 {
			continue
		}
		push(root)
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			out := g.states[top.q].out
			if top.edge < len(out) {
				e := &out[top.edge]
				top.edge++
				switch {
				case keep != nil && !keep(top.q, e):
				case low[e.to] == 0:
					push(e.to)
				case c.of[e.to] < 0:
					low[top.q] = min(low[top.q], low[e.to])
				}
				continue
			}
			q, index := top.q, top.index
			stack = stack[:len(stack)-1]
			if low[q] == index {
				for done := false; !done; {
					p := open[len(open)-1]
					open = open[:len(open)-1]
					c.of[p] = c.number
					done = p == q
				}
				c.number++
			}
			if len(stack) > 0 {
				below := stack[len(stack)-1].q
				low[below] = min(low[below], low[q])
			}
		}
	}
	return c
}

// cyclic lists the components that have an edge inside, and the union of the marks met there.
func (g *graph) cyclic(c components) (cyclic []bool, marks []uint64) {
	cyclic = make([]bool, c.number)
	marks = make([]uint64, c.number)
	for q, s := range g.states {
		for _, e := range s.out {
			if c.of[q] == c.of[e.to] {
				cyclic[c.of[q]] = true
				marks[c.of[q]] |= e.mark | s.mark
			}
		}
	}
	return cyclic, marks
}

// accepting lists the components in which some run is accepting.
func (g *graph) accepting(c components) []bool {
	cyclic, marks := g.cyclic(c)
	for i := range cyclic {
		cyclic[i] = cyclic[i] && marks[i] == g.full
	}
	return cyclic
}

// trim removes the states that are not reachable from the initial one or from which no run is
// accepting, and the edges to them. The initial state stays.
func (g *graph) trim() {
	c := g.components(nil)
	accepting := g.accepting(c)
	live := make([]bool, c.number)
	// Components are numbered so that successors come first.
	members := make([][]int, c.number)
	for q := range g.states {
		members[c.of[q]] = append(members[c.of[q]], q)
	}
	for i, qs := range members {
		live[i] = accepting[i]
		for _, q := range qs {
			for _, e := range g.states[q].out {
				live[i] = live[i] || live[c.of[e.to]]
			}
		}
	}
	for q := range g.states {
		s := &g.states[q]
		s.out = slices.DeleteFunc(s.out, func(e gedge) bool { return !live[c.of[e.to]] })
	}
	g.renumber()
}

// renumber numbers the reachable states in breadth first order and forgets the others.
func (g *graph) renumber() {
	number := make([]int, len(g.states))
	for i := range number {
		number[i] = -1
	}
	order := []int{g.init}
	number[g.init] = 0
	for i := 0; i < len(order); i++ {
		for _, e := range g.states[order[i]].out {
			if number[e.to] < 0 {
				number[e.to] = len(order)
				order = append(order, e.to)
			}
		}
	}
	states := make([]gstate, len(order))
	for i, q := range order {
		states[i] = g.states[q]
		for j := range states[i].out {
			states[i].out[j].to = number[states[i].out[j].to]
		}
	}
	g.init, g.states = 0, states
}

// tidy sorts the edges of each state and writes those that differ in the letters only with as few
// cubes as possible.
func (g *graph) tidy() {
	for q := range g.states {
		s := &g.states[q]
		slices.SortFunc(s.out, gedge.compare)
		var out []gedge
		for i := 0; i < len(s.out); {
			e := s.out[i]
			var cs []cube
			for ; i < len(s.out) && s.out[i].to == e.to && s.out[i].mark == e.mark; i++ {
				cs = append(cs, s.out[i].cube)
			}
			for _, c := range minimize(cs) {
				out = append(out, gedge{c, e.mark, e.to})
			}
		}
		s.out = out
	}
}
