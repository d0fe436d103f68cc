package ltl

import (
	"errors"
	"fmt"
)

// Op says what stands at the root of a Formula.
type Op uint8

// The operators. Unary ones have their operand in Left.
const (
	True       Op = iota
	False         // no word satisfies it
	Atom          // the bit Formula.Atom of the first letter is set
	Not           // ¬ Left
	And           // Left ∧ Right
	Or            // Left ∨ Right
	Implies       // Left → Right
	Iff           // Left ↔ Right
	Next          // Left holds from the second letter on
	Until         // Right holds at some point, Left at all points before it
	WeakUntil     // Left Until Right, or Left always
	Release       // Right holds up to and including the first point where Left holds; or always
	Always        // Left holds at all points
	Eventually    // Left holds at some point
	numOps
)

// arity is the number of operands, by operator.
var arity = [numOps]int{
	Not: 1, And: 2, Or: 2, Implies: 2, Iff: 2, Next: 1,
	Until: 2, WeakUntil: 2, Release: 2, Always: 1, Eventually: 1,
}

// MaxAtoms is the number of atoms that a letter has room for: atoms are 0 to MaxAtoms-1.
const MaxAtoms = 64

// Formula is a formula of linear temporal logic. Subformulas may be shared: a Formula is a directed
// acyclic graph, and no function of this package takes longer for it than for the graph, but String.
type Formula struct {
	Op          Op
	Left, Right *Formula
	Atom        int // the atom, for Op Atom
}

// ErrMalformed is wrapped by the error for a formula that is not one: an operand missing, an
// operator unknown, an atom that no letter has.
var ErrMalformed = errors.New("malformed formula")

// Check returns an error wrapping ErrMalformed unless f is well formed.
func (f *Formula) Check() error {
	_, err := f.postorder()
	return err
}

// HasNext says whether X occurs in f. A formula without X cannot tell a word from one in which
// letters are repeated (Lamport 1983), which is what partial order reduction needs.
func (f *Formula) HasNext() bool {
	order, _ := f.postorder()
	for _, g := range order {
		if g.Op == Next {
			return true
		}
	}
	return false
}

// postorder lists the distinct subformulas of f, operands first. With an error the list holds what
// is well formed before the first mistake.
func (f *Formula) postorder() ([]*Formula, error) {
	var order []*Formula
	// A formula is open while its operands are being listed: meeting it then means a cycle.
	const open, done = 1, 2
	seen := map[*Formula]uint8{}
	type frame struct {
		f    *Formula
		next int
	}
	stack := []frame{{f: f}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		g := top.f
		if top.next == 0 {
			if err := checkNode(g); err != nil {
				return order, err
			}
			switch seen[g] {
			case done:
				stack = stack[:len(stack)-1]
				continue
			case open:
				return order, fmt.Errorf("%w: it contains itself", ErrMalformed)
			}
			seen[g] = open
		}
		if top.next < arity[g.Op] {
			child := g.Left
			if top.next == 1 {
				child = g.Right
			}
			top.next++
			stack = append(stack, frame{f: child})
			continue
		}
		seen[g] = done
		order = append(order, g)
		stack = stack[:len(stack)-1]
	}
	return order, nil
}

func checkNode(g *Formula) error {
	switch {
	case g == nil:
		return fmt.Errorf("%w: an operand is missing", ErrMalformed)
	case g.Op >= numOps:
		return fmt.Errorf("%w: unknown operator %d", ErrMalformed, g.Op)
	case g.Op == Atom && (g.Atom < 0 || g.Atom >= MaxAtoms):
		return fmt.Errorf("%w: got atom %d, want 0 to %d", ErrMalformed, g.Atom, MaxAtoms-1)
	}
	return nil
}
