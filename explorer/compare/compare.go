// Package compare walks two systems in step, to find where they first decide differently.
//
// The systems are two readings of one text, such as a protocol with one of two conditions
// in it, so their tables of steps may differ. What makes a transition of one and a
// transition of the other the same is given by the caller: the same threads take, in the
// same order, steps of the same places. A place is what a reader would point at; Places
// numbers them. Calls sorts the steps of a table by what they do to a call that may write
// or may not, and Count counts over all that can be reached.
//
// Laws:
//
//   - Alike is said only after a complete walk over all pairs of states that a matched
//     schedule reaches. A limit or an interrupt gives Unknown, with the reason.
//   - The first Difference is a shortest one, the first in the order of the left system; the
//     others are shortest of their Kind. Pairs in which the systems differ are not followed
//     further, in any way. Each has been replayed step by step on both systems before
//     Walk returns.
//   - The same systems give the same result; a time or memory limit or an interrupt aside.
package compare

import "github.com/aiocheck/aiocheck/model"

// Place is the number of a place in the text: steps of the same place are the same for
// a reader, in whatever table they stand.
type Place uint32

// Side is one of two systems to be compared.
type Side struct {
	System model.System
	Place  func(model.Step) Place
	// Skips says that a step decides not to write. With it, the walk goes on behind the first
	// difference for those in which only one side skips. It may be nil.
	Skips func(model.Step) bool
}

// Limits bound a walk. The zero value does not.
type Limits struct {
	MaxStates int   // stored states, or pairs of states
	MaxMemory int64 // bytes
}

// Verdict is what a comparison has come to.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota
	Alike
	Differ
)

func (v Verdict) String() string { return [...]string{"unknown", "alike", "differ"}[v] }

// Result is what Walk has found.
type Result struct {
	Verdict     Verdict
	Reason      string        // why Unknown; under Differ, why no differences of other kinds were looked for to the end
	Pairs       int           // of states that were visited
	Memory      int64         // bytes
	Divergent   bool          // an atomic sequence that never ends was met, and not followed
	Differences []*Difference // the first, then the first of each Kind that it is not
}

// Kind is what a Difference is about.
type Kind uint8

// The kinds. The last two are looked for beyond the first difference of all.
const (
	OtherKind Kind = iota
	LeftSkips      // the left side can skip, and the right one cannot
	RightSkips
)

// Difference is a pair of states, reached by the same schedule, in which one system has a
// transition that the other lacks.
type Difference struct {
	Kind Kind
	// Thread is the one that the difference is told of: that skips on one side only, or the
	// initiator of the first transition that only one side has; -1 if a program fails before
	// its first step.
	Thread      int
	Left, Right Branch
}

// Branch is a side of a Difference.
type Branch struct {
	Moves [][]model.Step // the schedule that leads to State
	State model.State
	Only  []Move // the transitions out of State that the other side lacks
}

// Move is a transition. One without steps stands for a program that fails before its first.
type Move struct {
	Steps []model.Step
	Fault *model.Fault
}
