package model

// PropertyKind tells how a Property is checked.
type PropertyKind uint8

// The kinds of property.
const (
	// Safety: no assertion fails, no run-time error occurs, every state without a
	// transition is a valid end state, every invariant holds in every state.
	Safety PropertyKind = iota
	// Acceptance: no run meets states in which the Marked predicate holds
	// infinitely often. A run that ends stutters in its last state for ever.
	Acceptance
	// NonProgress: every infinite run meets states in which the Marked predicate
	// (here: progress) holds infinitely often. A run that ends is progress.
	NonProgress
	// Claim: no run is accepted by the Automaton (of the negated property, or
	// of a never claim), and no run takes it to a state marked End.
	Claim
	// Invariance: every predicate of Invariants holds in every stored state, and
	// can be evaluated there. Deadlocks and failing assertions are none of its business.
	Invariance
)

// Property is something to be checked of a System.
type Property struct {
	Name string // as the user selects it: safety, accept, progress, a claim's name
	Kind PropertyKind
	Text string   // for display: the formula as written, empty for safety
	Pos  Position // where it is stated, if anywhere

	Invariants []int // Safety, Invariance: predicates that hold in every stored state
	Marked     int   // Acceptance, NonProgress: the predicate

	Automaton *Automaton // Claim
	Atoms     []int      // Claim: atom i is the predicate Atoms[i]

	// Layer, if not nil, is the System to search in place of the plain one: the
	// plain one in step with a claim that is no mere Automaton. Its transitions are
	// those of the plain System with the Steps of ClaimThread among them.
	Layer System

	// StutterVariant says that the property can tell runs apart that differ
	// only in repeated states (X): no reduction applies.
	StutterVariant bool
}
