// Package graph is the stored graph of a system in product with an automaton:
// what a search keeps of states and edges when cycles matter, and the
// judgement of the product by its strongly connected components.
//
// The graph of the system is kept once. Beside each state stands the set of
// automaton states it has been met with, so a node of the product is a pair.
// Nothing here depends on how states are numbered: walks start at the initial
// state and take edges in the order of the system.
package graph

import (
	"math/bits"
	"sync/atomic"

	"github.com/aiocheck/aiocheck/explorer/internal/store"
)

// The words beside a state.
const (
	refWord    = iota // where its edges stand, and a flag
	letterWord        // the truth of the atoms
	setsAt            // the set met, then two sets to be dealt with
)

const (
	expandedFlag = 1 << 63
	readFlag     = 1 << 62 // the letter is known
	workerAt     = 48
	offsetMask   = 1<<workerAt - 1
	// MaxWorkers is how many lists of edges there can be.
	MaxWorkers = 1 << 12
)

// Graph is the stored graph.
type Graph struct {
	*store.Store
	Auto  *Automaton
	Sets  *Sets
	Edges []*Edges // one list a worker
	// Marks says that a node accepts when bit 0 of its state's letter is set,
	// rather than by its automaton state.
	Marks bool
	// Avoid says that a node is on no cycle that counts when bit 0 of its
	// state's letter is set.
	Avoid bool
	// Stutters says that a run stays for ever in a state without transitions.
	Stutters bool
	pairs    atomic.Int64
}

// SideWords is the number of words that a graph needs beside each state.
func SideWords(a *Automaton) int { return setsAt + 3*a.Words }

// Pairs is the number of nodes of the product met so far.
func (g *Graph) Pairs() int { return int(g.pairs.Load()) }

// Letter is the truth of the atoms in the state with these side words, and
// whether it has been set.
func Letter(side []uint64) (letter uint64, known bool) {
	return side[letterWord], side[refWord]&readFlag != 0
}

// SetLetter sets it.
func SetLetter(side []uint64, letter uint64) {
	side[letterWord] = letter
	side[refWord] |= readFlag
}

// Expanded says whether the state's edges are known.
func Expanded(side []uint64) bool { return side[refWord]&expandedFlag != 0 }

// SetEdges says where the state's edges are.
func SetEdges(side []uint64, worker int, at uint64) {
	side[refWord] |= expandedFlag | uint64(worker)<<workerAt | at
}

// EdgesOf finds the state's edges.
func (g *Graph) EdgesOf(side []uint64) (list *Edges, at uint64) {
	ref := side[refWord] &^ (expandedFlag | readFlag)
	return g.Edges[ref>>workerAt], ref & offsetMask
}

// Meet adds automaton states to those that a state has been met with at a level
// of the search, and says whether the state is to be put on the list of those
// to be dealt with in that level. Any number of goroutines may call it at once.
func (g *Graph) Meet(side, set []uint64, level int) (enlist bool) {
	w := g.Auto.Words
	met, next := side[setsAt:setsAt+w], g.pending(side, level)
	fresh := 0
	for i, word := range set {
		if word &^= atomic.LoadUint64(&met[i]); word == 0 {
			continue
		}
		if word &^= atomic.OrUint64(&met[i], word); word == 0 {
			continue
		}
		atomic.OrUint64(&next[i], word)
		fresh += bits.OnesCount64(word)
	}
	if fresh == 0 {
		return false
	}
	g.pairs.Add(int64(fresh))
	queued := uint64(1) << (g.Auto.States & 63)
	return atomic.OrUint64(&next[w-1], queued)&queued == 0
}

// Touch reads what Meet is going to need, in a loop so short that many reads
// are under way at once.
func (g *Graph) Touch(nums []uint64) (sum uint64) {
	for _, num := range nums {
		sum += atomic.LoadUint64(&g.Side(num)[setsAt])
	}
	return sum
}

// Take moves the automaton states that are to be dealt with in a level out of
// a state, into set.
func (g *Graph) Take(side, set []uint64, level int) {
	next := g.pending(side, level)
	copy(set, next)
	clear(next)
	set[len(set)-1] &^= 1 << (g.Auto.States & 63)
}

// pending is the set to be dealt with in a level. There are two, for the level
// under way and the one that it prepares.
func (g *Graph) pending(side []uint64, level int) []uint64 {
	w := g.Auto.Words
	at := setsAt + w + level&1*w
	return side[at : at+w]
}
