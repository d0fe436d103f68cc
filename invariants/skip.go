package invariants

import (
	"fmt"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// SkipAllowed is safety: whenever a thread decides to skip the write to the notifier, a guard is
// true at that step, in the state in which it decides. What others do afterwards, while the
// thread stands behind the decision, does not matter.
//
// The step that skips is the one that enters Skip. It is seen as the code takes it; if the spec
// has no place behind the decision, state SkipCovered.
type SkipAllowed struct {
	Skip    Phase  // t has decided to skip: where control stands behind the decision alone
	Guard   string // when it may; may speak of t, the thread that skips
	Threads int    // those with numbers below this can skip
}

// Property is the formula, under a name. It speaks of the next state (X): a thread is outside
// of Skip, and inside in the next.
func (x SkipAllowed) Property(name string) (Property, error) {
	if err := missing("SkipAllowed", need{"Skip", string(x.Skip)}, need{"Guard", x.Guard}); err != nil {
		return Property{}, err
	}
	if x.Threads < 1 || x.Threads > model.MaxThreads {
		return Property{}, fmt.Errorf("SkipAllowed: got %d Threads, want 1 to %d", x.Threads, model.MaxThreads)
	}
	var parts []string
	for i := range x.Threads {
		skips := fmt.Sprintf("exists(t: t == %d && %v)", i, x.Skip)
		parts = append(parts, fmt.Sprintf("[] (!%s && X %s -> exists(t: t == %d && %s))", skips, skips, i, paren(x.Guard)))
	}
	return Property{Name: name, Claim: skipClaim, Formula: strings.Join(parts, " && ")}, nil
}

const skipClaim = "whenever the write to the notifier is skipped, it may be"

// SkipCovered is SkipAllowed as an invariant: wherever a thread stands before the decision, and
// would skip if it decided now, the guard is true. It needs no place behind the decision and no X,
// and its counterexample ends where the wrong decision is about to be made. But it believes
// Skips: a condition that is not the code's own proves nothing of the code.
type SkipCovered struct {
	Deciding Phase  // t stands before the decision, with no access to shared memory before it
	Skips    string // the condition under which the code skips; may speak of t
	Guard    string // when it may; may speak of t
}

// Property is the formula, under a name.
func (x SkipCovered) Property(name string) (Property, error) {
	if err := missing("SkipCovered", need{"Deciding", string(x.Deciding)},
		need{"Skips", x.Skips}, need{"Guard", x.Guard}); err != nil {
		return Property{}, err
	}
	return Property{Name: name, Claim: skipClaim,
		Formula: fmt.Sprintf("[] forall(t: %v && %s -> %s)", x.Deciding, paren(x.Skips), paren(x.Guard))}, nil
}
