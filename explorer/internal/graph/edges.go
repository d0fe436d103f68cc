package graph

import "github.com/aiocheck/aiocheck/explorer/internal/store"

// Edges is an append-only list of the edges of states, in the order in which
// one worker expanded them: for every state a head word (how many edges, what
// else is known of the expansion), then a word for each edge.
type Edges struct {
	words store.Vec
	len   uint64
}

const (
	targetBits = 64 - classBits
	targetMask = 1<<targetBits - 1

	countBits   = 32
	countMask   = 1<<countBits - 1
	stutterFlag = 1 << 32 // no transition at all: a run stays here for ever
	enabledAt   = 40      // the class of the threads that initiate a transition
)

// Head is the head word of a state's edges.
type Head uint64

// NewHead makes the head of n edges.
func NewHead(n int, stutter bool, enabled Class) Head {
	h := Head(n) | Head(enabled)<<enabledAt
	if stutter {
		h |= stutterFlag
	}
	return h
}

// Count is the number of edges.
func (h Head) Count() uint32 { return uint32(h & countMask) }

// Stutter says that the state has no transition, so that a run stays in it.
func (h Head) Stutter() bool { return h&stutterFlag != 0 }

// Enabled is the class of the threads that initiate a transition here.
func (h Head) Enabled() Class { return Class(h >> enabledAt) }

// Edge is where a transition leads, and who takes part in it.
type Edge uint64

// NewEdge makes an Edge.
func NewEdge(to uint64, movers Class) Edge { return Edge(to | uint64(movers)<<targetBits) }

// To is the number of the state that the edge leads to.
func (e Edge) To() uint64 { return uint64(e) & targetMask }

// Movers is the class of the threads that take part.
func (e Edge) Movers() Class { return Class(e >> targetBits) }

// NewEdges returns an empty list.
func NewEdges() *Edges {
	e := new(Edges)
	e.words.Init(1)
	return e
}

// Full says whether fewer than n words fit before the list must Grow.
func (e *Edges) Full(n int) bool { return e.words.Cap() < e.len+uint64(n) }

// Grow makes room for n words more. Nobody must be reading.
func (e *Edges) Grow(n int) error { return e.words.Grow(e.len + uint64(n)) }

// Push appends a word and returns where it stands.
func (e *Edges) Push(word uint64) uint64 {
	at := e.len
	e.words.SetWord(at, word)
	e.len++
	return at
}

// At is the word at a place.
func (e *Edges) At(at uint64) uint64 { return e.words.Word(at) }

// Free gives the memory back.
func (e *Edges) Free() { e.words.Free() }
