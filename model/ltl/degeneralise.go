package ltl

import (
	"math/bits"
	"slices"
)

// degeneralise gives a graph with one mark, on states, for one with marks on edges. Each component
// is unrolled into levels: at level l its first l marks, in some order, have been met since the last
// time that all were; at the top level, which is marked, all have. Marks that an edge adds are
// counted as far as they go in that order (Gastin and Oddoux, CAV 2001), and components that need no
// levels, or fewer marks, get none (Babiak et al., SPIN 2013).
//
// All copies of a state accept the same words, for what is accepted does not depend on where the
// counting starts. So an edge into a component may lead to any copy, and only one closed part of the
// unrolling is kept: the smallest of all orders tried.
func (g *graph) degeneralise() *graph {
	c := g.components(nil)
	accepting := g.accepting(c)
	parts := make([]*unrolling, c.number)
	members := make([][]int, c.number)
	for q := range g.states {
		members[c.of[q]] = append(members[c.of[q]], q)
	}
	for k := range parts {
		parts[k] = g.unroll(members[k], c.of, accepting[k])
	}

	out := &graph{full: 1}
	number := make(map[copyOf]int) // of the copies kept
	entry := make([]int, len(g.states))
	for _, p := range parts {
		for _, at := range p.copies {
			number[at] = len(out.states)
			out.states = append(out.states, gstate{})
		}
		for i := len(p.copies) - 1; i >= 0; i-- { // the lowest level comes last and stays
			entry[p.copies[i].q] = number[p.copies[i]]
		}
	}
	for k, p := range parts {
		for _, at := range p.copies {
			s := &out.states[number[at]]
			if accepting[k] && at.level == len(p.order) {
				s.mark = 1
			}
			for _, e := range g.states[at.q].out {
				to := entry[e.to]
				if c.of[e.to] == k {
					to = number[copyOf{e.to, p.step(at.level, &e)}]
				}
				s.out = append(s.out, gedge{cube: e.cube, to: to})
			}
		}
	}
	out.init = entry[g.init]
	return out
}

type copyOf struct{ q, level int }

// An unrolling is what is kept of one component.
type unrolling struct {
	order  []uint64 // the marks that are counted, one bit each
	ahead  []uint64 // by state: marks that are counted on entering it, as all its edges have them
	copies []copyOf // by state, then by level
}

// step is the level after an edge from the given one.
func (u *unrolling) step(level int, e *gedge) int {
	if level == len(u.order) {
		level = 0
	}
	mark := e.mark
	if u.ahead != nil {
		mark |= u.ahead[e.to]
	}
	for level < len(u.order) && mark&u.order[level] != 0 {
		level++
	}
	return level
}

// unroll chooses the best unrolling of the component with the given states.
func (g *graph) unroll(members []int, of []int, accepting bool) *unrolling {
	needed := uint64(0)
	ahead := make([]uint64, len(g.states))
	for _, q := range members {
		ahead[q] = g.full
		for _, e := range g.states[q].out {
			if of[e.to] == of[q] {
				needed |= g.full &^ e.mark
				ahead[q] &= e.mark
			}
		}
	}
	if !accepting || needed == 0 {
		u := &unrolling{}
		for _, q := range members {
			u.copies = append(u.copies, copyOf{q, 0})
		}
		return u
	}
	var best *unrolling
	for _, order := range orders(needed) {
		for _, a := range [][]uint64{ahead, nil} {
			u := &unrolling{order: order, ahead: a}
			g.keepSmallest(u, members, of)
			if best == nil || len(u.copies) < len(best.copies) {
				best = u
			}
		}
	}
	return best
}

// keepSmallest fills in the copies of u: those of the smallest closed component of the unrolled
// component. There is a copy of each state in it, as every path of the component has a copy that
// starts anywhere.
func (g *graph) keepSmallest(u *unrolling, members []int, of []int) {
	levels := len(u.order) + 1
	place := make(map[int]int, len(members))
	for i, q := range members {
		place[q] = i
	}
	h := &graph{states: make([]gstate, len(members)*levels)}
	for i, q := range members {
		for l := 0; l < levels; l++ {
			s := &h.states[i*levels+l]
			for j := range g.states[q].out {
				if e := &g.states[q].out[j]; of[e.to] == of[q] {
					s.out = append(s.out, gedge{to: place[e.to]*levels + u.step(l, e)})
				}
			}
		}
	}
	c := h.components(nil)
	size := make([]int, c.number)
	open := make([]bool, c.number)
	for q, s := range h.states {
		size[c.of[q]]++
		for _, e := range s.out {
			open[c.of[q]] = open[c.of[q]] || c.of[e.to] != c.of[q]
		}
	}
	best := -1
	for k := range size {
		if !open[k] && (best < 0 || size[k] < size[best]) {
			best = k
		}
	}
	for q := range h.states {
		if c.of[q] == best {
			u.copies = append(u.copies, copyOf{members[q/levels], q % levels})
		}
	}
}

// maxPermuted is the number of marks of which all orders are tried.
const maxPermuted = 4

// orders lists orders of the bits of marks: all, or for many marks the two straight ones.
func orders(marks uint64) [][]uint64 {
	var bit []uint64
	for m := marks; m != 0; m &= m - 1 {
		bit = append(bit, m&-m)
	}
	if len(bit) > maxPermuted {
		back := slices.Clone(bit)
		slices.Reverse(back)
		return [][]uint64{bit, back}
	}
	out := [][]uint64{nil}
	for range bits.OnesCount64(marks) {
		var longer [][]uint64
		for _, order := range out {
			for _, b := range bit {
				if !slices.Contains(order, b) {
					longer = append(longer, append(slices.Clone(order), b))
				}
			}
		}
		out = longer
	}
	return out
}
