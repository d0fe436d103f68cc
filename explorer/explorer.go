// Package explorer is the search: it explores the states of a model.System and
// decides whether a model.Property holds of it.
//
// Check is all there is to call. Its laws:
//
//   - Holds is said only after a complete search. A limit reached or an
//     interrupt gives Unknown, with the reason, unless a violation had been
//     found before.
//   - Every Finding has been replayed on the plain system before Check returns.
//   - The result is the same for any number of workers, times and memory aside,
//     except that a time or memory limit or an interrupt may stop a run anywhere.
//   - A violation is no error. An error says that the input cannot be searched
//     or that this package is at fault.
package explorer

import (
	"time"

	"github.com/aiocheck/aiocheck/model"
)

// Search is the order in which states are visited.
type Search uint8

// The orders.
const (
	// BFS finds shortest counterexamples.
	BFS Search = iota
	// DFS goes deep first, with one worker. It can be quicker to find a bug that is
	// far away; counterexamples to safety are long.
	DFS
)

// Options say how to search. The zero value is of use.
type Options struct {
	// Fairness takes into account weakly fair runs only: no thread is enabled
	// for ever without ever moving. It matters for cycles alone.
	Fairness bool
	// Workers is the number of goroutines that search, 0 for one each processor.
	Workers int
	// MaxStates ends the search after the first level that reaches so many
	// states, MaxMemory before so many bytes are exceeded; 0 is no limit.
	MaxStates int
	MaxMemory int64
	// Continue completes the search after a violation, and gives a finding (a
	// shortest one) for every kind of violation there is.
	Continue bool
	// LassoBudget bounds the work for making a cycle the shortest: so many nodes
	// are visited in the search for it. 0 is a good default.
	LassoBudget int
	// Progress, if not nil, is called about once a second, from one goroutine.
	Progress func(Stats)
	// Search is the order of the search.
	Search Search
	// Plain is the system that findings are replayed on: the unreduced one, if
	// what is searched is a reduction of it. nil is the system searched.
	Plain model.System

	wide    int // tests: the size of a level worth several workers, if not 0
	judgeAt int // tests: when to judge first, if not 0
	scoutAt int // tests: when to send a scout, if not 0
}

// Verdict is the answer.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota
	Holds
	Violated
)

func (v Verdict) String() string { return [...]string{"unknown", "holds", "violated"}[v] }

// Stats are the figures of a search.
type Stats struct {
	// States is the number of states stored.
	States int
	// Transitions is SPIN's number, stored plus matched: one for the initial
	// state, and one for every transition out of an expanded state that leads
	// somewhere. A transition that dies of a fault reaches no state: not counted.
	Transitions int
	// Depth is the number of levels of the breadth first search beyond the
	// initial state. In the search for cycles a level is one of the product with
	// the automaton. Under DFS it is 0.
	Depth int
	// Pairs is the number of pairs of a state and an automaton state, 0 if
	// no cycles are looked for.
	Pairs   int
	Memory  int64 // bytes
	Elapsed time.Duration
}

// Result is what Check has found.
type Result struct {
	Property string
	Verdict  Verdict
	Reason   string    // why Unknown
	Findings []Finding // the first is the one to show; none unless Violated
	Stats    Stats
	Caveats  []string
	Executed StepSet // the steps taken in the search
}

// Finding is a violation, with a run that shows it.
type Finding struct {
	Kind      model.FaultKind
	Message   string
	Step      model.Step // the step that failed, if it is one
	Predicate int        // Invariant: the predicate that is false
	Path      Path
	Shortest  bool // no run with fewer transitions shows a violation of this kind
}

// Path is a run of the plain system.
type Path struct {
	// Moves has the steps of each transition. The last transition may be one
	// that dies of a fault.
	Moves [][]model.Step
	// Loop is the move at which the run, having made the last, goes on for ever;
	// len(Moves) if it stays in its last state for ever; -1 if it is finite.
	Loop int
}

// Len is the number of transitions.
func (p *Path) Len() int { return len(p.Moves) }

// Steps is the schedule: the steps of all transitions.
func (p *Path) Steps() []model.Step {
	var steps []model.Step
	for _, m := range p.Moves {
		steps = append(steps, m...)
	}
	return steps
}

// StepSet is a set of step numbers (model.Step.ID).
type StepSet []uint64

// Has says whether step number id is in the set.
func (s StepSet) Has(id int) bool { return id>>6 < len(s) && s[id>>6]>>(id&63)&1 != 0 }

func (s *StepSet) add(id int) {
	for id>>6 >= len(*s) {
		*s = append(*s, 0)
	}
	(*s)[id>>6] |= 1 << (id & 63)
}

func (s *StepSet) union(t StepSet) {
	for len(*s) < len(t) {
		*s = append(*s, 0)
	}
	for i, word := range t {
		(*s)[i] |= word
	}
}
