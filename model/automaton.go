package model

// Automaton is a Büchi automaton over the truth of up to 64 atoms. It reads the
// states of a run, one letter a state, from the initial one on: in state s of
// the System and state q of the Automaton a step takes an edge of q whose guard
// holds in s, together with a transition of the System out of s. Where the
// System has none, it stays where it is (claim stuttering, as SPIN does it).
// A run is accepted when it meets accepting states infinitely often.
type Automaton struct {
	Initial int
	States  []AutomatonState
}

// AutomatonState is one state of an Automaton.
type AutomatonState struct {
	Accepting bool
	// End marks the end of a never claim: to reach it is a violation at once.
	End   bool
	Label string // for display: where in the source it stands
	Edges []AutomatonEdge
}

// AutomatonEdge can be taken on letter m iff m&Pos == Pos and m&Neg == 0.
type AutomatonEdge struct {
	Pos, Neg uint64
	To       int
}
