package ltl

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Automaton is a Büchi automaton over letters that are sets of atoms. A run starts in Initial and
// takes one edge for each letter, the first for letter 0; it accepts if it is in accepting states
// infinitely often. An automaton that accepts no word is its initial state without edges.
type Automaton struct {
	Initial int
	States  []State
}

// State is a state of an Automaton. A state without edges accepts nothing, marked or not.
type State struct {
	Accepting bool
	Edges     []Edge
}

// Edge is enabled on a letter m if and only if m has all bits of Pos and none of Neg. No bit is in
// both.
type Edge struct {
	Pos, Neg uint64
	To       int
}

// Enabled says whether the edge may be taken on the letter m.
func (e Edge) Enabled(m uint64) bool { return m&e.Pos == e.Pos && m&e.Neg == 0 }

// automaton writes g, which has one mark, on states, in its final order: states breadth first,
// edges by target and letters.
func (g *graph) automaton() *Automaton {
	g.renumber()
	a := &Automaton{Initial: g.init, States: make([]State, len(g.states))}
	for q, s := range g.states {
		state := &a.States[q]
		state.Accepting = s.mark != 0
		for _, e := range s.out {
			state.Edges = append(state.Edges, Edge{e.pos, e.neg, e.to})
		}
		slices.SortFunc(state.Edges, func(d, e Edge) int {
			return cmp.Or(cmp.Compare(d.To, e.To), cube{d.Pos, d.Neg}.compare(cube{e.Pos, e.Neg}))
		})
	}
	return a
}

func (a *Automaton) graph() *graph {
	g := &graph{init: a.Initial, full: 1, states: make([]gstate, len(a.States))}
	for q, s := range a.States {
		if s.Accepting {
			g.states[q].mark = 1
		}
		for _, e := range s.Edges {
			g.states[q].out = append(g.states[q].out, gedge{cube: cube{e.Pos, e.Neg}, to: e.To})
		}
	}
	return g
}

// Accepts says whether some run on the word prefix·loop·loop·… accepts. An empty loop stands for
// the loop of the one letter 0.
func (a *Automaton) Accepts(prefix, loop []uint64) bool {
	return a.graph().acceptsFrom([]int{a.Initial}, prefix, loop)
}

// acceptsFrom looks for an accepting cycle in the product of g, with one mark on states, and a word.
func (g *graph) acceptsFrom(starts []int, prefix, loop []uint64) bool {
	word, back := lasso(prefix, loop)
	n := len(g.states)
	p := &graph{full: 1, states: make([]gstate, n*len(word)+1)}
	for i, m := range word {
		for q, s := range g.states {
			at := &p.states[i*n+q]
			at.mark = s.mark
			for _, e := range s.out {
				if e.has(m) {
					at.out = append(at.out, gedge{to: follow(i, len(word), back)*n + e.to})
				}
			}
		}
	}
	p.init = n * len(word)
	for _, q := range starts {
		p.states[p.init].out = append(p.states[p.init].out, gedge{to: q})
	}
	p.renumber()
	return slices.Contains(p.accepting(p.components(nil)), true)
}

// Universal marks states that accept all words. It is sound and not complete: a state is marked if
// a player who must choose each edge on seeing only the letters so far can accept every word from
// it, so a state that has to guess is missed.
func (a *Automaton) Universal() []bool {
	win := make([]bool, len(a.States))
	for i := range win {
		win[i] = true
	}
	for {
		next := a.comeTo(win)
		if slices.Equal(win, next) {
			return win
		}
		win = next
	}
}

// comeTo lists the states from which, on every word, some run comes to an accepting state and from
// there into win.
func (a *Automaton) comeTo(win []bool) []bool {
	set := make([]bool, len(win))
	for changed := true; changed; {
		changed = false
		for q, s := range a.States {
			if !set[q] && win[q] && (s.Accepting && s.coversInto(win) || s.coversInto(set)) {
				set[q], changed = true, true
			}
		}
	}
	return set
}

// coversInto says that on every letter there is an edge into the set.
func (s State) coversInto(set []bool) bool {
	var cubes []cube
	for _, e := range s.Edges {
		if set[e.To] {
			cubes = append(cubes, cube{e.Pos, e.Neg})
		}
	}
	return cube{}.covered(cubes)
}

// String writes the automaton as a never claim over atoms p0, p1, …
func (a *Automaton) String() string { return a.NeverClaim(nil) }

// NeverClaim writes the automaton as a never claim in Promela, with the name of each atom; without
// names (nil) atom i is pi.
func (a *Automaton) NeverClaim(name func(atom int) string) string {
	if name == nil {
		name = atomName
	}
	var b strings.Builder
	b.WriteString("never {\n")
	for _, q := range a.initialFirst() {
		s := a.States[q]
		fmt.Fprintf(&b, "%s:\n", a.label(q))
		if len(s.Edges) == 0 {
			b.WriteString("\tfalse;\n")
			continue
		}
		b.WriteString("\tdo\n")
		for _, e := range s.Edges {
			fmt.Fprintf(&b, "\t:: (%s) -> goto %s\n", cube{e.Pos, e.Neg}.text(name), a.label(e.To))
		}
		b.WriteString("\tod;\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// initialFirst is the order of a never claim, which starts at its first statement.
func (a *Automaton) initialFirst() []int {
	order := []int{a.Initial}
	for q := range a.States {
		if q != a.Initial {
			order = append(order, q)
		}
	}
	return order
}

func (a *Automaton) label(q int) string {
	kind := "T0"
	if a.States[q].Accepting {
		kind = "accept"
	}
	if q == a.Initial {
		return kind + "_init"
	}
	return fmt.Sprintf("%s_S%d", kind, q)
}

func (c cube) text(name func(int) string) string {
	var literals []string
	for i := 0; i < MaxAtoms; i++ {
		switch {
		case c.pos>>uint(i)&1 == 1:
			literals = append(literals, name(i))
		case c.neg>>uint(i)&1 == 1:
			literals = append(literals, "!"+name(i))
		}
	}
	if len(literals) == 0 {
		return "1"
	}
	return strings.Join(literals, " && ")
}
