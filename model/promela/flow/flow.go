// Package flow lays out the bodies of a Promela model as finite automata:
// control points, and the statements that lead from one to the next.
//
// Control points are SPIN's: the same numbers, in the same places. Which jumps
// are steps of their own, where an atomic sequence ends, what a label marks and
// what pc_value reads all depend on that, and so do the numbers of states
// and transitions that the two tools are compared by. The construction follows
// what SPIN 6.5.2 does (flow.c, pangen2.c and the start-up of its verifier), without
// its statement merging (spin -o3).
package flow

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Program is the flow of every body of a model.
type Program struct {
	Sema   *sema.Model
	Bodies []*Body // of proctypes and init, as in Sema.Procs
	Claims []*Body // never claims, in the order of the text
	Trace  *Body   // the trace or notrace assertion, nil without
	Nodes  []*Node // the table of steps: Nodes[i].ID == i
	Active []Active
	Access []ChanAccess
}

// Active is one "active" prefix, or init.
type Active struct {
	Body  *Body
	Count int
}

// ChanAccess is an xr or xs declaration.
type ChanAccess struct {
	Pos  token.Pos
	Proc *sema.Proc
	Send bool
	Chan sema.Expr
}

// Body is the automaton of a proctype or claim. Point 0 is no control point: a
// process that has reached it is gone.
type Body struct {
	Proc    *sema.Proc
	Name    string
	Start   int
	End     int // where the process dies
	Points  []Point
	Negated bool // notrace
	labels  []label
}

// Point is a control point.
type Point struct {
	Out                   []Edge
	Accept, End, Progress bool
	Labels                []string
	Pos                   token.Pos
	Inlines               []string // the inlines in whose expansion control stands
	Text                  string
}

// Edge is a way out of a control point.
type Edge struct {
	Node   *Node
	To     int
	Atomic bool // the process keeps control
	// Escape is the control point of an unless clause that the edge
	// was taken from, 0 for none. Edges of the first clause that has an
	// executable one hide all edges behind them.
	Escape int
}

// Node is a statement that is a step: an entry of the table of steps.
type Node struct {
	ID     int
	Proc   *sema.Proc
	Stmt   sema.Stmt // nil for a d_step
	DStep  *DStep
	Pos    token.Pos
	Text   string
	Stack  []model.Frame // inline calls around it
	Point  int           // where it stands
	To     int
	Atomic bool // control is kept behind it
	Within bool // an atomic sequence or d_step around it
}

// DStep is the inside of a d_step.
type DStep struct {
	Ops []DOp // entered at Ops[0]
}

// DOp is one statement inside a d_step, or, if it has Options, a selection: the first
// option that can start is taken, and an Else only when none else can.
type DOp struct {
	Node    *Node
	Next    int // -1 leaves the d_step
	Options []int
}

// FindLabel finds the control point that a label of the body marks, for a remote
// reference. 0 means that there is none.
func (b *Body) FindLabel(name string) int {
	for _, l := range b.labels {
		if l.name == name {
			return l.at.seqno
		}
	}
	return 0
}
