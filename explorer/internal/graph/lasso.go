package graph

import "github.com/aiocheck/aiocheck/model"

// Move is a transition of the system on a path: which of those out of State
// that do not die, from 0, in the system's order; -1 if the run stays there.
type Move struct {
	State uint64
	Index int
}

// Lasso is a path and, from the move number Loop on, a cycle.
type Lasso struct {
	Moves    []Move
	Loop     int
	Shortest bool // of all lassos in the product as it stood
}

// tree is the breadth first tree of a product.
type tree struct {
	p     *Product
	order []Node
	depth []uint32 // by slot, plus one
	up    []uint32 // by position in order: the parent's position
	where []uint32 // by slot: the position
}

// grow walks over the whole product, breadth first. The order of the nodes
// depends on the system only.
func (p *Product) grow() *tree {
	t := &tree{p: p, depth: make([]uint32, p.Size), where: make([]uint32, p.Size)}
	slot := p.slot(p.Start())
	t.depth[slot] = 1
	t.order = append(t.order, p.Start())
	t.up = append(t.up, 0)
	cur := cursor{p: p}
	for i := 0; i < len(t.order); i++ {
		v := t.order[i]
		slot := p.slot(v)
		cur.at(v, place{})
		for m, ok := cur.next(); ok; m, ok = cur.next() {
			if t.depth[m.slot] == 0 {
				t.depth[m.slot] = t.depth[slot] + 1
				t.where[m.slot] = uint32(len(t.order))
				t.order = append(t.order, m.to)
				t.up = append(t.up, uint32(i))
			}
		}
	}
	return t
}

// stem is the path to the node at a position.
func (t *tree) stem(at uint32) []Move {
	var back []Node
	for ; at != 0; at = t.up[at] {
		back = append(back, t.order[at])
	}
	moves := make([]Move, 0, len(back))
	from := t.p.Start()
	cur := cursor{p: t.p}
	for i := len(back) - 1; i >= 0; i-- {
		s, _ := t.p.Split(from)
		cur.at(from, place{})
		for m, ok := cur.next(); ok; m, ok = cur.next() {
			if m.to == back[i] {
				moves = append(moves, Move{s, int(m.index)})
				break
			}
		}
		from = back[i]
	}
	return moves
}

// Lasso finds a lasso in the components that Judge has found to hold one. It
// is a shortest one if the search for it takes no more than budget nodes.
func (c *Components) Lasso(fair bool, budget int) *Lasso {
	t := c.p.grow()
	s := &lassoSearch{Components: c, tree: t, budget: budget, seen: newVisited()}
	s.cur.p = c.p
	duties := make(map[uint32]*duties)
	exact := true
	var best *found
	for i, v := range t.order {
		slot := c.p.slot(v)
		number := c.index[slot]
		if !c.good[number] {
			continue
		}
		depth := int(t.depth[slot]) - 1
		if best != nil && depth+1 >= best.total {
			break
		}
		d := duties[number]
		if d == nil {
			d = c.duties(number, fair)
			duties[number] = d
		}
		limit := -1
		if best != nil {
			limit = best.total - 1 - depth
		}
		if d.tooMany {
			exact = false
		} else if loop := s.cycle(v, slot, d, limit); loop != nil {
			best = &found{uint32(i), depth + len(loop), loop}
		}
		if exact = exact && s.budget > 0; !exact {
			if best == nil {
				best = &found{uint32(i), 0, s.walk(v, slot, d)}
			}
			break
		}
	}
	stem := t.stem(best.at)
	return &Lasso{Moves: append(stem, best.loop...), Loop: len(stem), Shortest: exact}
}

type found struct {
	at    uint32
	total int
	loop  []Move
}

// duties is what a cycle in a component has to do: meet an accepting node and,
// for every thread that could be treated unfairly, move it or find it disabled.
type duties struct {
	all     uint64
	threads []int
	tooMany bool
	movers  map[Class]uint64
	idle    map[Class]uint64
}

const acceptDuty = 1

func (c *Components) duties(number uint32, fair bool) *duties {
	d := &duties{all: acceptDuty, movers: make(map[Class]uint64), idle: make(map[Class]uint64)}
	if !fair {
		return d
	}
	var enabled model.Threads
	for s := range c.p.Rows() {
		side := c.p.Side(s)
		if !Expanded(side) {
			continue
		}
		for q := range c.p.Auto.States {
			v := c.p.node(s, q)
			if c.p.wasMet(side, q) && c.index[c.p.slot(v)] == number {
				enabled.Union(c.p.Sets.At(c.p.enabled(v)))
				break
			}
		}
	}
	d.threads = members(&enabled)
	d.tooMany = len(d.threads) > 63
	if d.tooMany {
		return d
	}
	d.all = 1<<(len(d.threads)+1) - 1
	return d
}

// moved is the duties that an edge fulfils.
func (d *duties) moved(c *Components, class Class) uint64 {
	mask, ok := d.movers[class]
	if !ok {
		for i, pid := range d.threads {
			if c.p.Sets.At(class).Has(pid) {
				mask |= 2 << i
			}
		}
		d.movers[class] = mask
	}
	return mask
}

// met is the duties that a node fulfils.
func (d *duties) met(c *Components, v Node) uint64 {
	var mask uint64
	if len(d.threads) > 0 {
		class := c.p.enabled(v)
		var ok bool
		if mask, ok = d.idle[class]; !ok {
			for i, pid := range d.threads {
				if !c.p.Sets.At(class).Has(pid) {
					mask |= 2 << i
				}
			}
			d.idle[class] = mask
		}
	}
	if c.p.Accepting(v) {
		mask |= acceptDuty
	}
	return mask
}

type key struct {
	v    Node
	done uint64
}

type visit struct {
	key
	slot  uint32
	up    int32
	index int32
}

type lassoSearch struct {
	*Components
	tree   *tree
	budget int
	seen   *visited
	queue  []visit
	cur    cursor
}

// cycle is the shortest path from v back to v that does all duties, of no more
// than limit moves (-1: any number). It leaves out nodes nearer to the initial
// state than v: a cycle through one is shorter with its stem ending there.
func (s *lassoSearch) cycle(v Node, slot uint32, d *duties, limit int) []Move {
	number, depth := s.index[slot], s.tree.depth[slot]
	s.seen.clear()
	s.queue = append(s.queue[:0], visit{key: key{v, d.met(s.Components, v)}, slot: slot, up: -1})
	s.seen.add(s.queue[0].key)
	level, length := 1, 0
	for i := 0; i < len(s.queue); i++ {
		if i == level {
			level = len(s.queue)
			length++
		}
		if limit >= 0 && length >= limit {
			return nil
		}
		from := s.queue[i]
		s.cur.at(from.v, place{})
		for m, ok := s.cur.next(); ok; m, ok = s.cur.next() {
			if s.index[m.slot] != number || s.tree.depth[m.slot] < depth {
				continue
			}
			done := from.done | d.moved(s.Components, m.movers) | d.met(s.Components, m.to)
			next := visit{key{m.to, done}, m.slot, int32(i), m.index}
			if m.to == v && done == d.all {
				s.queue = append(s.queue, next)
				return s.path(len(s.queue) - 1)
			}
			if !s.seen.add(next.key) {
				continue
			}
			if s.budget--; s.budget <= 0 {
				return nil
			}
			s.queue = append(s.queue, next)
		}
	}
	return nil
}

// path is the moves that led to the visit at a place in the queue.
func (s *lassoSearch) path(i int) []Move {
	var back []Move
	for s.queue[i].up >= 0 {
		up := s.queue[i].up
		state, _ := s.p.Split(s.queue[up].v)
		back = append(back, Move{state, int(s.queue[i].index)})
		i = int(up)
	}
	for a, b := 0, len(back)-1; a < b; a, b = a+1, b-1 {
		back[a], back[b] = back[b], back[a]
	}
	return back
}

// walk is a cycle through v that does all duties, not a shortest one: it takes
// them one by one, always the nearest first, and then goes home.
func (s *lassoSearch) walk(v Node, slot uint32, d *duties) []Move {
	todo := newTodo(s.Components, d, v)
	var loop []Move
	at := visit{key: key{v: v}, slot: slot}
	for !todo.empty() {
		at = s.nearest(at, &loop, todo.helps)
		todo.strike()
	}
	if len(loop) == 0 || at.slot != slot {
		s.nearest(at, &loop, func(m move) bool { return m.slot == slot })
	}
	return loop
}

// nearest goes from a node of a component the shortest way over an edge that
// is wanted, appends the moves to loop and returns where it has come to.
func (s *lassoSearch) nearest(from visit, loop *[]Move, wanted func(move) bool) visit {
	number := s.index[from.slot]
	s.seen.clear()
	from.up = -1
	s.queue = append(s.queue[:0], from)
	for i := 0; i < len(s.queue); i++ {
		s.cur.at(s.queue[i].v, place{})
		for m, ok := s.cur.next(); ok; m, ok = s.cur.next() {
			if s.index[m.slot] != number {
				continue
			}
			next := visit{key{v: m.to}, m.slot, int32(i), m.index}
			if wanted(m) {
				s.queue = append(s.queue, next)
				*loop = append(*loop, s.path(len(s.queue)-1)...)
				return next
			}
			if s.seen.add(next.key) {
				s.queue = append(s.queue, next)
			}
		}
	}
	panic("graph: a strongly connected component is not connected")
}

// PathTo is the path to the first node, in breadth first order, at a depth
// that is wanted, at any depth if depth is -1.
func (p *Product) PathTo(depth int, wanted func(s uint64, q int) bool) ([]Move, bool) {
	t := p.grow()
	for i, v := range t.order {
		slot := p.slot(v)
		if at := int(t.depth[slot]) - 1; depth >= 0 && at > depth {
			break
		} else if (depth < 0 || at == depth) && wanted(p.Split(v)) {
			return t.stem(uint32(i)), true
		}
	}
	return nil, false
}
