package ltl

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// The bounds within which a deterministic automaton is looked for.
const (
	weakStates  = 64  // of the automaton to determinise
	weakSubsets = 512 // of the deterministic one
	weakAtoms   = 8
	weakProduct = 20_000 // states of the products that compare the two
)

// weakDeterministic gives the minimal weak deterministic automaton for the language of g, nil if
// there is none or it is out of reach. negation gives an automaton for the other words.
//
// If the language is an obligation, then so is what the subset automaton accepts when the components
// of subsets are each taken as accepting or not by one of their cycles (Dax, Eisinger, Klaedtke,
// ATVA 2007). Whether it was one is decided by comparing the result with g and with the negation.
func (g *graph) weakDeterministic(worthIt func(*graph) bool, negation func() (*graph, error)) *graph {
	if len(g.states) > weakStates || bits.OnesCount64(g.atoms()) > weakAtoms {
		return nil
	}
	d := newSubsets(g)
	if d == nil {
		return nil
	}
	d.colour()
	d.minimize()
	w := d.asGraph()
	small := w.clone()
	small.trim()
	if !worthIt(small) || !disjoint(g, w.flipped()) {
		return nil
	}
	if h, err := negation(); err != nil || !disjoint(w, h) {
		return nil
	}
	small.clean(false)
	small.tidy()
	return small
}

func (g *graph) atoms() uint64 {
	atoms := uint64(0)
	for _, s := range g.states {
		for _, e := range s.out {
			atoms |= e.pos | e.neg
		}
	}
	return atoms
}

// flipped is the complement of a complete, weak, deterministic automaton.
func (g *graph) flipped() *graph {
	h := g.clone()
	for q := range h.states {
		h.states[q].mark ^= 1
	}
	return h
}

// disjoint says that no word is accepted by both automata; false also if the product is too large.
func disjoint(g, h *graph) bool {
	n := len(h.states)
	if len(g.states)*n > weakProduct {
		return false
	}
	p := &graph{init: g.init*n + h.init, full: 3, states: make([]gstate, len(g.states)*n)}
	for q, s := range g.states {
		for r, t := range h.states {
			at := &p.states[q*n+r]
			at.mark = s.mark | t.mark<<1
			for _, e := range s.out {
				for _, f := range t.out {
					if c := e.cube.meet(f.cube); !c.empty() {
						at.out = append(at.out, gedge{cube: c, to: e.to*n + f.to})
					}
				}
			}
		}
	}
	p.renumber()
	return !slices.Contains(p.accepting(p.components(nil)), true)
}

// A subsets automaton is deterministic and complete: step[q][l] follows q on the letters of class l.
type subsets struct {
	*graph
	atoms  uint64
	class  []int    // the class of each letter, in the order of truthTable
	letter []uint64 // a letter of each class
	sets   [][]int
	step   [][]int
	good   []bool
}

func newSubsets(g *graph) *subsets {
	d := &subsets{graph: g, atoms: g.atoms()}
	d.classify()
	index := map[string]int{}
	number := func(set []int) int {
		var key []byte
		for _, q := range set {
			key = binary.LittleEndian.AppendUint32(key, uint32(q))
		}
		i, ok := index[string(key)]
		if !ok {
			i = len(d.sets)
			index[string(key)] = i
			d.sets = append(d.sets, set)
		}
		return i
	}
	number([]int{g.init})
	for i := 0; i < len(d.sets); i++ {
		if len(d.sets) > weakSubsets {
			return nil
		}
		row := make([]int, len(d.letter))
		for l, m := range d.letter {
			row[l] = number(d.follow(d.sets[i], m))
		}
		d.step = append(d.step, row)
	}
	return d
}

// classify sorts the letters by the edges they enable.
func (d *subsets) classify() {
	index := map[string]int{}
	truthTable(d.atoms, func(m uint64) bool {
		var key []byte
		for _, s := range d.states {
			for _, e := range s.out {
				key = append(key, '0')
				if e.has(m) {
					key[len(key)-1] = '1'
				}
			}
		}
		l, ok := index[string(key)]
		if !ok {
			l = len(d.letter)
			index[string(key)] = l
			d.letter = append(d.letter, m)
		}
		d.class = append(d.class, l)
		return false
	})
}

func (d *subsets) follow(set []int, m uint64) []int {
	var to []int
	for _, q := range set {
		for _, e := range d.states[q].out {
			if e.has(m) {
				to = append(to, e.to)
			}
		}
	}
	slices.Sort(to)
	return slices.Compact(to)
}

// shape is the deterministic automaton as a graph without letters.
func (d *subsets) shape() *graph {
	h := &graph{states: make([]gstate, len(d.step))}
	for q, row := range d.step {
		for _, to := range row {
			h.states[q].out = append(h.states[q].out, gedge{to: to})
		}
	}
	return h
}

// colour decides which states are accepting, in the normal form that makes the minimal automaton
// that of finite words (Löding, IPL 2001): the states no run stays in take the colour of what
// follows them.
func (d *subsets) colour() {
	h := d.shape()
	c := h.components(nil)
	cyclic, _ := h.cyclic(c)
	colour := make([]int, c.number)
	members := make([][]int, c.number)
	for q := range d.step {
		members[c.of[q]] = append(members[c.of[q]], q)
	}
	for k := range colour { // successors first
		for _, q := range members[k] {
			for _, to := range d.step[q] {
				if c.of[to] != k {
					colour[k] = max(colour[k], colour[c.of[to]])
				}
			}
		}
		if cyclic[k] && (colour[k]%2 == 0) != d.cycleAccepted(members[k][0], c) {
			colour[k]++
		}
	}
	d.good = make([]bool, len(d.step))
	for q := range d.good {
		d.good[q] = colour[c.of[q]]%2 == 0
	}
}

// cycleAccepted says whether, from the subset q, the word of a shortest cycle through q is accepted.
func (d *subsets) cycleAccepted(q int, c components) bool {
	type arrival struct{ from, letter int }
	came := map[int]arrival{}
	queue := []int{q}
	for i := 0; ; i++ {
		at := queue[i]
		for l, to := range d.step[at] {
			if c.of[to] != c.of[q] {
				continue
			}
			if _, seen := came[to]; seen {
				continue
			}
			came[to] = arrival{at, l}
			queue = append(queue, to)
		}
		if _, back := came[q]; back {
			break
		}
	}
	var loop []uint64
	for at := q; len(loop) == 0 || at != q; at = came[at].from {
		loop = append(loop, d.letter[came[at].letter])
	}
	slices.Reverse(loop)
	return d.acceptsFrom(d.sets[q], nil, loop)
}

// minimize merges states that no word tells apart (Moore).
func (d *subsets) minimize() {
	class := make([]int, len(d.step))
	for q, good := range d.good {
		if good {
			class[q] = 1
		}
	}
	count := 0
	for {
		index := map[string]int{}
		next := make([]int, len(class))
		for q, row := range d.step {
			key := binary.LittleEndian.AppendUint32(nil, uint32(class[q]))
			for _, to := range row {
				key = binary.LittleEndian.AppendUint32(key, uint32(class[to]))
			}
			if _, ok := index[string(key)]; !ok {
				index[string(key)] = len(index)
			}
			next[q] = index[string(key)]
		}
		class = next
		if len(index) == count {
			break
		}
		count = len(index)
	}
	step := make([][]int, count)
	good := make([]bool, count)
	for q, row := range d.step {
		if step[class[q]] != nil {
			continue
		}
		good[class[q]] = d.good[q]
		for _, to := range row {
			step[class[q]] = append(step[class[q]], class[to])
		}
	}
	// State 0 was numbered first, so the initial state keeps that number.
	d.step, d.good = step, good
}

// asGraph writes the deterministic automaton with cubes for letters.
func (d *subsets) asGraph() *graph {
	w := &graph{full: 1, states: make([]gstate, len(d.step))}
	for q, row := range d.step {
		s := &w.states[q]
		if d.good[q] {
			s.mark = 1
		}
		targets := slices.Clone(row)
		slices.Sort(targets)
		for _, to := range slices.Compact(targets) {
			letters := make([]bool, len(d.class))
			for i, l := range d.class {
				letters[i] = row[l] == to
			}
			for _, c := range irredundant(letters, d.atoms) {
				s.out = append(s.out, gedge{cube: c, to: to})
			}
		}
	}
	return w
}
