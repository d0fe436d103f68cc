package graph

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
)

// Automaton is a model.Automaton laid out for the product. There is always
// one: acceptance and non-progress have an automaton of one state.
type Automaton struct {
	States    int
	Words     int // of a set of automaton states; there is a bit to spare
	Initial   int
	Accepting []bool
	universal []uint64 // the states from which every run is accepted
	cyclic    []uint64 // the states on a cycle together with an accepting one
	End       []bool
	first     []int // the edges of q are edges[first[q]:first[q+1]]
	edges     []model.AutomatonEdge
}

// Trivial is the automaton of one state that reads anything.
func Trivial() *Automaton {
	a, _ := Compile(&model.Automaton{States: []model.AutomatonState{
		{Accepting: true, Edges: []model.AutomatonEdge{{}}},
	}})
	return a
}

// Compile lays a out, and checks that its numbers are in range. Edges that no
// letter can take are left out.
func Compile(a *model.Automaton) (*Automaton, error) {
	n := len(a.States)
	if a.Initial < 0 || a.Initial >= n {
		return nil, fmt.Errorf("automaton: initial state %d, want 0 to %d", a.Initial, n-1)
	}
	c := &Automaton{States: n, Words: n/64 + 1, Initial: a.Initial}
	for q, s := range a.States {
		c.Accepting = append(c.Accepting, s.Accepting)
		c.End = append(c.End, s.End)
		c.first = append(c.first, len(c.edges))
		for _, e := range s.Edges {
			if e.To < 0 || e.To >= n {
				return nil, fmt.Errorf("automaton: edge from state %d to %d, want 0 to %d", q, e.To, n-1)
			}
			if e.Pos&e.Neg == 0 {
				c.edges = append(c.edges, e)
			}
		}
	}
	c.first = append(c.first, len(c.edges))
	c.universal = make([]uint64, c.Words)
	for q := range n {
		if c.Universal(q) {
			c.universal[q>>6] |= 1 << (q & 63)
		}
	}
	c.findCyclic()
	return c, nil
}

// findCyclic finds the states that can be on an accepting cycle of a product:
// it keeps within one strongly connected component of the automaton. Automata
// are small: reachability will do.
func (a *Automaton) findCyclic() {
	a.cyclic = make([]uint64, a.Words)
	reach := make([][]bool, a.States)
	for q := range reach {
		reach[q] = a.reach(q)
	}
	for q := range reach {
		for acc, accepting := range a.Accepting {
			if accepting && reach[q][acc] && reach[acc][q] {
				a.cyclic[q>>6] |= 1 << (q & 63)
			}
		}
	}
}

// reach is the states that one or more edges from q lead to.
func (a *Automaton) reach(q int) []bool {
	seen := make([]bool, a.States)
	for todo := []int{q}; len(todo) > 0; {
		q := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, e := range a.edges[a.first[q]:a.first[q+1]] {
			if !seen[e.To] {
				seen[e.To] = true
				todo = append(todo, e.To)
			}
		}
	}
	return seen
}

// Image sets to to the states that the states of from go to on a letter.
func (a *Automaton) Image(to, from []uint64, letter uint64) {
	clear(to)
	for q := range a.States {
		if from[q>>6]>>(q&63)&1 == 0 {
			continue
		}
		for _, e := range a.edges[a.first[q]:a.first[q+1]] {
			if letter&e.Pos == e.Pos && letter&e.Neg == 0 {
				to[e.To>>6] |= 1 << (e.To & 63)
			}
		}
	}
}

// Ends takes the end states out of set, and says whether there were any.
func (a *Automaton) Ends(set []uint64) (any bool) {
	for q, end := range a.End {
		if bit := uint64(1) << (q & 63); end && set[q>>6]&bit != 0 {
			set[q>>6] &^= bit
			any = true
		}
	}
	return any
}

// AnyUniversal says whether a state of set is universal.
func (a *Automaton) AnyUniversal(set []uint64) bool {
	for i, word := range set {
		if word&a.universal[i] != 0 {
			return true
		}
	}
	return false
}

// Universal says, for sure if it says so, whether every run is accepted from q on, whatever it reads.
func (a *Automaton) Universal(q int) bool {
	if a.Accepting[q] {
		for _, e := range a.edges[a.first[q]:a.first[q+1]] {
			if e.To == q && e.Pos|e.Neg == 0 {
				return true
			}
		}
	}
	return false
}
