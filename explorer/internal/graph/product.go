package graph

import "math/bits"

// Node is a node of the product: the number of a state, shifted, and an
// automaton state.
type Node uint64

// Product is the part of the product met so far, for walking over it while
// nobody changes it. Nodes not yet dealt with have no edges in it.
type Product struct {
	*Graph
	shift uint
	base  []uint32 // how many nodes belong to states of a lower number; nil if slots are nodes
	Size  int      // all slots are below it
}

// denseStates is up to how many automaton states every node has a slot,
// whether it has been met or not: to find the slot is what takes the time.
const denseStates = 4

// maxNodes bounds a product, whose nodes are to be indexed by 32 bits.
const maxNodes = 1<<32 - 8

// Product returns a view of the graph as it stands, and false if the graph is
// too large for one.
func (g *Graph) Product() (*Product, bool) {
	p := &Product{Graph: g, shift: uint(bits.Len(uint(g.Auto.States - 1)))}
	p.Size = int(g.Rows()) << p.shift
	if g.Auto.States <= denseStates {
		return p, p.Size <= maxNodes
	}
	if g.Pairs() > maxNodes {
		return nil, false
	}
	p.base = make([]uint32, g.Rows())
	size := 0
	for s := range p.base {
		p.base[s] = uint32(size)
		for _, word := range g.met(g.Side(uint64(s))) {
			size += bits.OnesCount64(word)
		}
	}
	p.Size = size
	return p, true
}

func (g *Graph) met(side []uint64) []uint64 { return side[setsAt : setsAt+g.Auto.Words] }

// Start is the initial node.
func (p *Product) Start() Node { return Node(p.Auto.Initial) }

// Split is the number of the state, and the automaton state.
func (p *Product) Split(v Node) (s uint64, q int) {
	return uint64(v) >> p.shift, int(v & (1<<p.shift - 1))
}

func (p *Product) node(s uint64, q int) Node { return Node(s<<p.shift | uint64(q)) }

// slot is the index of a node, which must have been met.
func (p *Product) slot(v Node) uint32 {
	if p.base == nil {
		return uint32(v)
	}
	s, q := p.Split(v)
	met := p.met(p.Side(s))
	at := p.base[s]
	for _, word := range met[:q>>6] {
		at += uint32(bits.OnesCount64(word))
	}
	word, bit := met[q>>6], uint64(1)<<(q&63)
	return at + uint32(bits.OnesCount64(word&(bit-1)))
}

func (p *Product) wasMet(side []uint64, q int) bool {
	return side[setsAt+q>>6]>>(q&63)&1 != 0
}

// Accepting says whether the node is an accepting one.
func (p *Product) Accepting(v Node) bool {
	s, q := p.Split(v)
	if p.Marks {
		letter, _ := Letter(p.Side(s))
		return letter&1 != 0
	}
	return p.Auto.Accepting[q]
}

// in says whether the node can be on a cycle that counts.
func (p *Product) in(v Node) bool {
	s, q := p.Split(v)
	if p.Avoid {
		letter, _ := Letter(p.Side(s))
		return letter&1 == 0
	}
	return p.Auto.cyclic[q>>6]>>(q&63)&1 != 0
}

// enabled is the class of the threads that initiate a transition in the node.
func (p *Product) enabled(v Node) Class {
	s, _ := p.Split(v)
	side := p.Side(s)
	if !Expanded(side) {
		return 0
	}
	list, at := p.EdgesOf(side)
	return Head(list.At(at)).Enabled()
}

// isPending says whether an automaton state of a state has yet to be dealt with.
// If not, all that it leads to has been met.
func (p *Product) isPending(side []uint64, q int) bool {
	w := p.Auto.Words
	sets := side[setsAt+w : setsAt+3*w]
	return (sets[q>>6]|sets[w+q>>6])>>(q&63)&1 != 0
}

// cursor walks over the edges of a node.
type cursor struct {
	p      *Product
	s      uint64
	letter uint64
	list   *Edges
	first  uint64 // where the first edge stands in list
	count  uint32 // of edges of the state; 1 if it stutters
	stay   bool   // the one edge is the stuttering
	q      int
	place
}

// place is how far a cursor has come: which edge of the automaton, which of
// the system is next.
type place struct{ ae, se uint32 }

// move is an edge of the product.
type move struct {
	to     Node
	slot   uint32
	index  int32 // which transition of the system, -1 for stuttering
	movers Class
}

// at puts the cursor before a place among the edges of v.
func (c *cursor) at(v Node, where place) {
	c.s, c.q = c.p.Split(v)
	c.place = where
	side := c.p.Side(c.s)
	c.count, c.stay = 0, false
	if !Expanded(side) || c.p.isPending(side, c.q) {
		return
	}
	c.letter, _ = Letter(side)
	list, at := c.p.EdgesOf(side)
	head := Head(list.At(at))
	c.list, c.first, c.count = list, at+1, head.Count()
	if c.count == 0 && head.Stutter() && c.p.Stutters {
		c.count, c.stay = 1, true
	}
}

// next is the next edge to a node that has been met.
func (c *cursor) next() (m move, ok bool) {
	a := c.p.Auto
	edges := a.edges[a.first[c.q]:a.first[c.q+1]]
	for int(c.ae) < len(edges) {
		e := &edges[c.ae]
		if c.se >= c.count || c.letter&e.Pos != e.Pos || c.letter&e.Neg != 0 || a.End[e.To] {
			c.ae++
			c.se = 0
			continue
		}
		index := int32(c.se)
		c.se++
		s, movers := c.s, Class(0)
		if c.stay {
			index = -1
		} else {
			edge := Edge(c.list.At(c.first + uint64(index)))
			s, movers = edge.To(), edge.Movers()
		}
		to := c.p.node(s, e.To)
		return move{to, c.p.slot(to), index, movers}, true
	}
	return move{}, false
}
