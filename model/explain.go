package model

// Explainer is what a System may offer beyond a Describer to those who tell why a
// thread stands still. All of it is about one State, or about none.
type Explainer interface {
	// Options lists the ways on that thread has in s, in the order of the source; none if it
	// does not run, or has nothing left to do but to die.
	Options(s State, thread int) []Option

	// Skipped lists the stores to shared memory that may follow one option that a thread has
	// in s, other, but cannot follow another, taken: before control leaves the innermost
	// inline expansion around where the thread stands, and before it is back there. Nearest first.
	Skipped(s State, taken, other Step) []Step

	// Helps says that the store w, made in s, would change what keeps thread from going
	// on: one of its options could be taken, or would no longer be held up by the
	// variable that w stores to. False also where that cannot be told.
	Helps(s State, w Step, thread int) bool
}

// Option is one way on from where a thread stands.
type Option struct {
	Step Step
	Info StepInfo
	Text string // the condition, or the statement that has to be possible
	Else bool   // it is taken when no other option can be
	Cond bool   // it waits for nothing but the condition, or for the lack of others

	// Holds says that the condition is true in s. An option that is no mere condition may
	// be impossible all the same: a rendezvous needs a partner.
	Holds bool

	// Because has the variables, or what else is read, that make the condition as true or
	// false as it is: of a conjunction that is false only those of what is false in it.
	Because []VarValue
}
