package ltl

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A tableau is the generalised automaton of a term: states are sets of terms, all of which the rest
// of the word must satisfy; edges are their moves (Couvreur, FM 1999).
type tableau struct {
	*unfolder
	sets  [][]term
	index map[string]int
	edges [][]tedge // by set; nil for a set that is the same as another
	same  []int     // the set that stands for this one: equal edges, so equal behaviour
	count int
}

type tedge struct {
	cube
	to    int
	later []term
}

// maxAbsorb bounds the pairs of moves compared to find one term of a set superfluous.
const maxAbsorb = 4096

// buildTableau gives the generalised automaton of f.
func buildTableau(t *table, f term, l limits) (*graph, error) {
	b := &tableau{unfolder: newUnfolder(t, l), index: map[string]int{}}
	bySignature := map[string]int{}
	start, _, err := b.target(b.conjuncts(f))
	if err != nil {
		return nil, err
	}
	for i := 0; i < len(b.sets); i++ {
		edges, err := b.expand(i)
		if err != nil {
			return nil, err
		}
		key := signature(edges)
		if j, ok := bySignature[key]; ok {
			b.same[i] = j
			continue
		}
		bySignature[key] = i
		b.edges[i] = edges
		if b.count += len(edges); b.count > b.limits.edges {
			return nil, fmt.Errorf("%w: more than %d edges", ErrTooLarge, b.limits.edges)
		}
	}
	return b.graph(start)
}

// target gives the number of a set of terms; ok is false if they contradict each other.
func (b *tableau) target(fs []term) (id int, ok bool, err error) {
	if fs, ok, err = b.normal(fs); err != nil || !ok {
		return 0, false, err
	}
	key := make([]byte, 0, 4*len(fs))
	for _, f := range fs {
		key = binary.LittleEndian.AppendUint32(key, uint32(f))
	}
	if id, ok := b.index[string(key)]; ok {
		return id, true, nil
	}
	id = len(b.sets)
	if id >= b.limits.states {
		return 0, false, fmt.Errorf("%w: more than %d states", ErrTooLarge, b.limits.states)
	}
	b.index[string(key)] = id
	b.sets = append(b.sets, fs)
	b.edges = append(b.edges, nil)
	b.same = append(b.same, id)
	return id, true, nil
}

// normal drops from a set of terms those whose moves another one's moves contain: then the set with
// and the set without have the same moves, marks included. (Implication would not be enough: it
// knows nothing of what has been put off.)
func (b *tableau) normal(fs []term) ([]term, bool, error) {
	if len(fs) > maxPairwise {
		return fs, true, nil
	}
	keep := slices.Clone(fs)
	for i := 0; i < len(fs); i++ {
		for j := 0; j < len(fs); j++ {
			if i == j || !slices.Contains(keep, fs[i]) || !slices.Contains(keep, fs[j]) {
				continue
			}
			if i < j && b.fuel > 0 && b.implies(fs[i], b.not(fs[j])) {
				return nil, false, nil
			}
			absorbs, err := b.absorb(fs[i], fs[j])
			if err != nil {
				return nil, false, err
			}
			if absorbs {
				k := slices.Index(keep, fs[j])
				keep = slices.Delete(keep, k, k+1)
			}
		}
	}
	return keep, true, nil
}

// absorb says that the moves of f and g at once are the moves of f.
func (b *tableau) absorb(f, g term) (bool, error) {
	key := [2]term{f, g}
	if known, ok := b.absorbs[key]; ok {
		return known, nil
	}
	fs, err := b.unfold(f)
	if err != nil {
		return false, err
	}
	gs, err := b.unfold(g)
	if err != nil {
		return false, err
	}
	if len(fs)*len(gs) > maxAbsorb {
		return false, nil
	}
	all, err := b.both(fs, gs)
	if err != nil {
		return false, err
	}
	b.absorbs[key] = len(all) == len(fs) && !slices.ContainsFunc(all, func(m move) bool {
		return !slices.ContainsFunc(fs, func(n move) bool { return m.equal(&n) })
	})
	return b.absorbs[key], nil
}

func (b *tableau) expand(i int) ([]tedge, error) {
	moves, err := b.unfoldAll(b.sets[i])
	if err != nil {
		return nil, err
	}
	var edges []tedge
	for _, m := range moves {
		to, ok, err := b.target(m.next)
		if err != nil {
			return nil, err
		}
		if ok {
			edges = append(edges, tedge{m.cube, to, m.later})
		}
	}
	slices.SortFunc(edges, func(a, b tedge) int {
		x := move{a.cube, []term{term(a.to)}, a.later}
		y := move{b.cube, []term{term(b.to)}, b.later}
		return x.compare(&y)
	})
	return edges, nil
}

func signature(edges []tedge) string {
	var key []byte
	for _, e := range edges {
		key = binary.LittleEndian.AppendUint64(key, e.pos)
		key = binary.LittleEndian.AppendUint64(key, e.neg)
		key = binary.LittleEndian.AppendUint32(key, uint32(e.to))
		key = binary.LittleEndian.AppendUint32(key, uint32(len(e.later)))
		for _, f := range e.later {
			key = binary.LittleEndian.AppendUint32(key, uint32(f))
		}
	}
	return string(key)
}

// graph numbers the untils as marks. An edge has the mark of each until that it does not put off.
func (b *tableau) graph(start int) (*graph, error) {
	if len(b.sets) == 0 { // contradictory from the start
		return &graph{states: make([]gstate, 1)}, nil
	}
	g := &graph{init: b.same[start], states: make([]gstate, len(b.sets))}
	for i, edges := range b.edges {
		for _, e := range edges {
			g.states[i].out = append(g.states[i].out, gedge{cube: e.cube, to: b.same[e.to]})
		}
	}
	c := g.components(nil)
	untils := b.untils(c)
	bit, width := numberMarks(untils)
	if width > 64 {
		return nil, fmt.Errorf("%w: %d untils to be met infinitely often, more than 64",
			ErrTooLarge, width)
	}
	g.full = 1<<uint(width) - 1
	for i, edges := range b.edges {
		number := bit[c.of[i]]
		for j, e := range edges {
			mark := g.full
			for _, f := range e.later {
				if n, ok := number[f]; ok {
					mark &^= 1 << uint(n)
				}
			}
			g.states[i].out[j].mark = mark
		}
	}
	g.renumber()
	g.tidy()
	return g, nil
}

// untils lists, for each component, the untils that some edge inside puts off. Others have no say
// about the runs that stay there.
func (b *tableau) untils(c components) [][]term {
	out := make([][]term, c.number)
	for i, edges := range b.edges {
		for _, e := range edges {
			if at := c.of[i]; c.of[b.same[e.to]] == at {
				out[at] = union(out[at], e.later)
			}
		}
	}
	return out
}

// numberMarks gives a number to each until of each component: the same one everywhere if there are
// at most 64 of them, since like marks make like states, else a number of the component's own.
func numberMarks(untils [][]term) (bit []map[term]int, width int) {
	var all []term
	for _, fs := range untils {
		all = union(all, fs)
	}
	bit = make([]map[term]int, len(untils))
	for i, fs := range untils {
		names := fs
		if len(all) <= 64 {
			names = all
		}
		bit[i] = map[term]int{}
		for n, f := range names {
			if slices.Contains(fs, f) {
				bit[i][f] = n
			}
		}
		width = max(width, len(names))
	}
	return bit, width
}
