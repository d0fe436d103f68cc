package model

import (
	"errors"
	"fmt"
)

// System is a transition system. It is immutable and safe for concurrent use;
// whatever a walk over it needs to write stands in an Expander.
type System interface {
	// Initial returns the one initial state. It fails when the program fails
	// before its first step, with a *Fault.
	Initial() (State, error)

	// NewExpander returns an Expander for the use of one goroutine.
	NewExpander() Expander
}

// Expander walks a System. One goroutine uses it at a time. Its calls allocate
// nothing once its buffers have grown to the size that the System needs.
//
// Laws:
//   - Expand is a function of the State alone: same transitions, same order,
//     in every run, for every Expander of the System.
//   - No Transition leads from a State that has passed a Fault that ends it.
type Expander interface {
	// Expand calls sink for every transition out of s, in the System's fixed
	// order, until sink returns false.
	Expand(s State, sink func(*Transition) bool) Expansion

	// Eval evaluates predicate number p of the System in s. It fails with a
	// *Fault if the evaluation itself does (an index out of bounds).
	Eval(p int, s State) (bool, error)

	// Follow runs steps from s, which must be a prefix of a transition or a whole one,
	// and calls visit with the state after each. States inside a transition
	// are for display only: they may hold what no stored State does. It fails
	// with a *StepError at the first step that cannot be taken.
	Follow(s State, steps []Step, visit func(i int, after State, fault *Fault)) error
}

// Transition is one move of the system, from one stored State to the next.
// It and what it points at are valid until sink returns.
type Transition struct {
	To    State
	Steps []Step // never empty; Steps[0].Thread() is the initiator
	Fault *Fault // what went wrong on the way; nil almost always
	Dead  bool   // the fault ended the run: To is the state before the failing step, not to be explored
}

// Initiator is the thread that started the transition.
func (t *Transition) Initiator() int { return t.Steps[0].Thread() }

// Movers are the threads that took part: weak fairness credits each of them.
func (t *Transition) Movers() (m Threads) {
	for _, s := range t.Steps {
		if pid := s.Thread(); pid != ClaimThread {
			m.Add(pid)
		}
	}
	return m
}

// Expansion sums up what Expand found. Unless sink stopped it early:
type Expansion struct {
	Enabled Threads // the threads that initiate at least one transition
	Moves   int     // the number of transitions
	// Timeout says that nothing could move until the timeout condition was
	// set to true, as Promela has it.
	Timeout bool
	// InvalidEnd says that there is no transition, and that the state is no
	// valid end state: a deadlock.
	InvalidEnd bool
	// Divergent says that an atomic sequence of a transition can run in a cycle
	// for ever. It was not followed; it counts as a move, not as a Transition.
	Divergent bool
}

// FaultKind is the kind of a property violation, as reports name it.
type FaultKind uint8

// The kinds of violation.
const (
	NoFault FaultKind = iota
	Assertion
	InvalidEndState
	AcceptanceCycle
	NonProgressCycle
	ClaimCompleted
	RuntimeError
	Invariant
)

var faultNames = [...]string{"", "assertion", "invalid-end-state", "acceptance-cycle",
	"non-progress-cycle", "claim-completed", "runtime-error", "invariant"}

func (k FaultKind) String() string { return faultNames[k] }

// Fault is a violation that a step, or an evaluation, runs into: an assertion
// or a run-time error. It is a finding about the program, not an error of the
// tool. Faults are compared by value: the same fault of the same step is equal.
type Fault struct {
	Kind    FaultKind
	Message string // lower case, one line
	Step    Step   // the step that failed; zero for a predicate
}

func (f *Fault) Error() string { return f.Kind.String() + ": " + f.Message }

// StepError says that a trace does not fit a System: step number Index of the
// list that was followed cannot be taken in the state it has reached.
type StepError struct {
	Index  int
	Step   Step
	Reason string
}

func (e *StepError) Error() string {
	return fmt.Sprintf("step %d (%v) cannot be taken: %s", e.Index, e.Step, e.Reason)
}

// ErrTooLarge is returned, wrapped, when a state outgrows what a State can be.
var ErrTooLarge = errors.New("state vector too large")
