package ltl

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// clean brings the marks into a normal form without changing the language, so that states that
// behave alike look alike: no marks where no run stays for ever or none is accepting; a mark that
// the others imply is everywhere in its component, and one that is everywhere is dropped.
//
// With saturate, each edge or state also gets every mark that no cycle through it avoids.
func (g *graph) clean(saturate bool) {
	c := g.components(nil)
	accepting := g.accepting(c)
	for q := range g.states {
		s := &g.states[q]
		if !accepting[c.of[q]] {
			s.mark = 0
		}
		for i := range s.out {
			if e := &s.out[i]; c.of[q] != c.of[e.to] || !accepting[c.of[q]] {
				e.mark = 0
			}
		}
	}
	if saturate {
		for bit := uint64(1); bit&g.full != 0; bit <<= 1 {
			g.saturate(bit, c, accepting)
		}
	}
	if !g.onStates() {
		g.dropImplied(c, accepting)
	}
}

// onStates says that g's acceptance is on its states.
func (g *graph) onStates() bool {
	return slices.ContainsFunc(g.states, func(s gstate) bool { return s.mark != 0 })
}

// saturate gives the mark to every edge (state, if marks are on states) of an accepting component
// that lies on no cycle without it.
func (g *graph) saturate(bit uint64, c components, accepting []bool) {
	onStates := g.onStates()
	avoiding := g.components(func(from int, e *gedge) bool {
		return c.of[from] == c.of[e.to] && (e.mark|g.states[from].mark|g.states[e.to].mark)&bit == 0
	})
	looping := make([]bool, avoiding.number)
	for q, s := range g.states {
		for _, e := range s.out {
			same := avoiding.of[q] == avoiding.of[e.to]
			if same && (e.mark|s.mark|g.states[e.to].mark)&bit == 0 {
				looping[avoiding.of[q]] = true
			}
		}
	}
	for q := range g.states {
		s := &g.states[q]
		if !accepting[c.of[q]] {
			continue
		}
		if onStates {
			if !looping[avoiding.of[q]] {
				s.mark |= bit
			}
			continue
		}
		for i := range s.out {
			e := &s.out[i]
			if c.of[q] == c.of[e.to] && avoiding.of[q] != avoiding.of[e.to] {
				e.mark |= bit
			}
		}
	}
}

// dropImplied spreads, in each accepting component, the marks that are on every edge another mark
// is on, and then drops those that are everywhere.
func (g *graph) dropImplied(c components, accepting []bool) {
	// has[k][i] are the marks on every inner edge of component k that has mark i.
	has := make([][64]uint64, c.number)
	for k := range has {
		for i := range has[k] {
			has[k][i] = g.full
		}
	}
	g.inner(c, accepting, func(k int, e *gedge) {
		for m := e.mark; m != 0; m &= m - 1 {
			has[k][bits.TrailingZeros64(m)] &= e.mark
		}
	})
	spread := make([]uint64, c.number)
	for k := range has {
		for i := 0; i < 64; i++ {
			implied := has[k][i] &^ (1 << uint(i))
			if g.full>>uint(i)&1 == 0 || spread[k]>>uint(i)&1 == 1 {
				continue
			}
			spread[k] |= implied
		}
	}
	needed := uint64(0)
	g.inner(c, accepting, func(k int, e *gedge) {
		e.mark |= spread[k]
		needed |= g.full &^ e.mark
	})
	if needed == 0 {
		// Without any mark all runs would be accepting, also those in other components.
		cyclic, _ := g.cyclic(c)
		for k := range cyclic {
			if cyclic[k] && !accepting[k] {
				needed = g.full & -g.full
			}
		}
	}
	g.compress(needed)
}

func (g *graph) inner(c components, accepting []bool, visit func(k int, e *gedge)) {
	for q := range g.states {
		for i := range g.states[q].out {
			if e := &g.states[q].out[i]; c.of[q] == c.of[e.to] && accepting[c.of[q]] {
				visit(c.of[q], e)
			}
		}
	}
}

// compress keeps the needed marks only and numbers them from 0.
func (g *graph) compress(needed uint64) {
	pack := func(mark uint64) uint64 {
		out, n := uint64(0), uint(0)
		for m := needed; m != 0; m &= m - 1 {
			out |= mark >> uint(bits.TrailingZeros64(m)) & 1 << n
			n++
		}
		return out
	}
	g.full = pack(g.full)
	for q := range g.states {
		for i := range g.states[q].out {
			e := &g.states[q].out[i]
			e.mark = pack(e.mark)
		}
	}
}

// mergeRounds bounds the rounds of mergeEqual; each is sound by itself.
const mergeRounds = 100

// mergeEqual makes one of states that have the same edges and the same marks. The marks of a state
// that no run meets twice do not count.
func (g *graph) mergeEqual() {
	for round := 0; round < mergeRounds; round++ {
		c := g.components(nil)
		cyclic, _ := g.cyclic(c)
		into := make([]int, len(g.states))
		seen := map[string]int{}
		loose := map[string]int{}
		merged := false
		for q := range g.states {
			into[q] = q
			if !cyclic[c.of[q]] {
				continue
			}
			s := g.states[q]
			if p, ok := seen[s.key(true)]; ok {
				into[q], merged = p, true
				continue
			}
			seen[s.key(true)] = q
			if _, ok := loose[s.key(false)]; !ok {
				loose[s.key(false)] = q
			}
		}
		for q := range g.states {
			if cyclic[c.of[q]] {
				continue
			}
			key := g.states[q].key(false)
			if p, ok := loose[key]; ok {
				into[q], merged = p, true
				continue
			}
			loose[key] = q
		}
		if !merged {
			return
		}
		for q := range g.states {
			for i := range g.states[q].out {
				e := &g.states[q].out[i]
				e.to = into[e.to]
			}
		}
		g.init = into[g.init]
		g.renumber()
		g.tidy()
	}
}

// key is a text of the state's edges, with or without its marks. Edges are sorted.
func (s gstate) key(marks bool) string {
	var key []byte
	word := func(w uint64) { key = binary.LittleEndian.AppendUint64(key, w) }
	if marks {
		word(s.mark)
	}
	for _, e := range s.out {
		word(e.pos)
		word(e.neg)
		word(uint64(e.to))
		if marks {
			word(e.mark)
		}
	}
	return string(key)
}
