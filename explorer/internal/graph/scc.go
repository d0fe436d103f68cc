package graph

import (
	"math/bits"

	"github.com/aiocheck/aiocheck/model"
)

// Components is what a pass over the product by its strongly connected
// components has found.
type Components struct {
	p     *Product
	index []uint32        // of a node's slot: its component
	good  map[uint32]bool // the components that hold a cycle that counts
}

// Found says whether there is a cycle that counts.
func (c *Components) Found() bool { return len(c.good) > 0 }

// Judge looks for the components that hold an accepting cycle, under fairness
// a weakly fair one. With first it stops at the first of them.
//
// The algorithm is Tarjan's in the form of D. Pearce, "A space-efficient
// algorithm for finding strongly connected components" (2016), without
// recursion. Stop is asked now and then whether to give up.
func (p *Product) Judge(fair, first bool, stop func() bool) *Components {
	c := &Components{p: p, index: make([]uint32, p.Size), good: make(map[uint32]bool)}
	if !p.anyAccepting() {
		return c
	}
	t := tarjan{Components: c, fair: fair, first: first, stop: stop,
		index: 1, comp: uint32(p.Size) + 4}
	t.cur.p = p
	// The nodes that are not in cut the graph: start anew behind each.
	for s := range p.Rows() {
		side := p.Side(s)
		if !Expanded(side) {
			continue
		}
		for i, word := range p.met(side) {
			for word &= p.Auto.cyclic[i]; word != 0; word &= word - 1 {
				v := p.node(s, i*64+bits.TrailingZeros64(word))
				if slot := p.slot(v); c.index[slot] == 0 && p.in(v) {
					t.from(v, slot)
				}
				if t.done {
					return c
				}
			}
		}
	}
	return c
}

// anyAccepting says whether it is worth looking.
func (p *Product) anyAccepting() bool {
	if p.Marks || p.Avoid {
		for s := range p.Rows() {
			if letter, known := Letter(p.Side(s)); known && (letter&1 == 1) == p.Marks {
				return true
			}
		}
		return false
	}
	all := make([]uint64, p.Auto.Words)
	for s := range p.Rows() {
		for i, word := range p.met(p.Side(s)) {
			all[i] |= word
		}
	}
	for q, acc := range p.Auto.Accepting {
		if acc && (all[q>>6]&p.Auto.cyclic[q>>6])>>(q&63)&1 != 0 {
			return true
		}
	}
	return false
}

type frame struct {
	v    Node
	slot uint32
	root bool
	place
}

type tarjan struct {
	*Components
	fair, first bool
	stop        func() bool
	done        bool
	index, comp uint32 // the next number of a node, of a component
	frames      []frame
	stack       []Node // nodes of components not yet complete
	cur         cursor
	steps       int
}

// from walks over everything that v leads to.
func (t *tarjan) from(v Node, slot uint32) {
	t.push(v, slot)
	index := t.Components.index
walk:
	for len(t.frames) > 0 && !t.done {
		f := &t.frames[len(t.frames)-1]
		t.cur.at(f.v, f.place)
		for {
			m, ok := t.cur.next()
			if !ok {
				break
			}
			if index[m.slot] == 0 {
				if !t.p.in(m.to) {
					continue
				}
				f.place = t.cur.place
				t.push(m.to, m.slot)
				continue walk
			}
			if index[m.slot] < index[f.slot] {
				index[f.slot] = index[m.slot]
				f.root = false
			}
		}
		t.finish(*f)
	}
}

func (t *tarjan) push(v Node, slot uint32) {
	t.Components.index[slot] = t.index
	t.index++
	t.frames = append(t.frames, frame{v: v, slot: slot, root: true})
	if t.steps++; t.steps&0xffff == 0 && t.stop != nil && t.stop() {
		t.done = true
	}
}

// finish leaves a node all of whose edges have been taken. Components are
// numbered downwards from above every number of a node, so that a node of a
// complete component looks like no way back.
func (t *tarjan) finish(f frame) {
	index := t.Components.index
	t.frames = t.frames[:len(t.frames)-1]
	if !f.root {
		t.stack = append(t.stack, f.v)
	} else {
		low := len(t.stack)
		for ; low > 0; low-- {
			slot := t.p.slot(t.stack[low-1])
			if index[slot] < index[f.slot] {
				break
			}
			index[slot] = t.comp
		}
		t.index -= uint32(len(t.stack) - low + 1)
		index[f.slot] = t.comp
		t.stack = append(t.stack, f.v)
		if t.counts(t.stack[low:], t.comp) {
			t.good[t.comp] = true
			t.done = t.first
		}
		t.stack = t.stack[:low]
		t.comp--
	}
	if len(t.frames) > 0 && !f.root {
		up := &t.frames[len(t.frames)-1]
		if index[f.slot] < index[up.slot] {
			index[up.slot] = index[f.slot]
			up.root = false
		}
	}
}

// counts says whether a component holds an accepting cycle, fair if need be.
func (t *tarjan) counts(comp []Node, number uint32) bool {
	accepts := false
	for _, v := range comp {
		if t.p.Accepting(v) {
			accepts = true
			break
		}
	}
	if !accepts {
		return false
	}
	cycle := len(comp) > 1
	if cycle && !t.fair {
		return true
	}
	always := model.Threads{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
	var moved model.Threads
	for _, v := range comp {
		enabled := t.p.Sets.At(t.p.enabled(v))
		for i := range always {
			always[i] &= enabled[i]
		}
		t.cur.at(v, place{})
		for {
			m, ok := t.cur.next()
			if !ok {
				break
			}
			if t.Components.index[m.slot] == number {
				cycle = true
				moved.Union(t.p.Sets.At(m.movers))
			}
		}
	}
	return cycle && (!t.fair || within(&always, &moved))
}

// within says whether every member of t is one of u.
func within(t, u *model.Threads) bool {
	return t[0]&^u[0]|t[1]&^u[1]|t[2]&^u[2]|t[3]&^u[3] == 0
}

// members lists the threads of a set.
func members(t *model.Threads) (pids []int) {
	for i, word := range t {
		for ; word != 0; word &= word - 1 {
			pids = append(pids, i*64+bits.TrailingZeros64(word))
		}
	}
	return pids
}
