package vm

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// Claim turns a never claim into a property: an automaton over predicates if the claim
// only looks at the state, else a Layer in which it runs as a process that
// moves before every transition.
func (p *Program) Claim(b *flow.Body) model.Property {
	prop := model.Property{Name: b.Name, Kind: model.Claim, Pos: position(b.Proc.Pos)}
	if a := p.automaton(b); a != nil {
		prop.Automaton, prop.Atoms = a.out, a.atoms
		return prop
	}
	l := &layer{p: p, claim: &body{proc: b.Proc, start: b.Start}}
	(&compiler{p}).claimBody(l.claim, b)
	prop.Kind = model.Acceptance
	prop.Layer = l
	return prop
}

// claimAutomaton collects the guards of a claim.
type claimAutomaton struct {
	p     *Program
	out   *model.Automaton
	atoms []int
	index map[string]int // of an atom, by its text
}

// automaton is nil if the claim is more than an automaton.
func (p *Program) automaton(b *flow.Body) *claimAutomaton {
	if len(b.Proc.Vars) > 0 {
		return nil
	}
	a := &claimAutomaton{p: p, out: &model.Automaton{Initial: b.Start}, index: map[string]int{}}
	preds := len(p.preds)
	for i := range b.Points {
		if !a.state(&b.Points[i]) {
			p.preds, p.predTimeout = p.preds[:preds], p.predTimeout[:preds]
			return nil
		}
	}
	return a
}

func (a *claimAutomaton) state(q *flow.Point) bool {
	s := model.AutomatonState{Accepting: q.Accept, End: q.End, Label: fmt.Sprintf("%v", q.Pos)}
	var pos, neg uint64 // what the edges so far require, each as one literal
	always := false
	for _, e := range q.Out {
		if e.Atomic || e.Escape != 0 {
			return false
		}
		edge := model.AutomatonEdge{To: e.To}
		switch st := e.Node.Stmt.(type) {
		case *sema.Skip:
			always = true
		case *sema.End:
			continue
		case *sema.Else:
			if always {
				continue
			}
			edge.Pos, edge.Neg = neg, pos // every other literal is false
			if edge.Pos&edge.Neg != 0 {
				continue
			}
		case *sema.Guard:
			bit, negated, ok := a.literal(st.X)
			switch {
			case !ok:
				return false
			case bit == 0:
				always = true
			case negated:
				edge.Neg = bit
				neg |= bit
			default:
				edge.Pos = bit
				pos |= bit
			}
		default:
			return false
		}
		s.Edges = append(s.Edges, edge)
	}
	a.out.States = append(a.out.States, s)
	return true
}

// literal is the bit of a guard; 0 for one that is always true.
func (a *claimAutomaton) literal(x sema.Expr) (bit uint64, negated, ok bool) {
	if u, isNot := x.(*sema.Unary); isNot && u.Op == ast.Not {
		bit, negated, ok = a.literal(u.X)
		if bit == 0 {
			return 0, false, false // never true: leave it to the layer
		}
		return bit, !negated, ok
	}
	if k, isConst := x.(*sema.Const); isConst {
		return 0, false, k.Val != 0
	}
	if !pure(x) {
		return 0, false, false
	}
	key := fmt.Sprintf("%p", x)
	if l, isLoad := x.(*sema.Load); isLoad {
		key = l.Place.Text
	}
	i, known := a.index[key]
	if !known {
		i = len(a.atoms)
		if i == 64 {
			return 0, false, false
		}
		a.index[key] = i
		a.atoms = append(a.atoms, a.p.Predicate(x))
	}
	return 1 << i, false, true
}

// pure says whether x depends on nothing but the state.
func pure(x sema.Expr) bool {
	switch x := x.(type) {
	case sema.Special:
		return x != sema.NonProgress
	case *sema.Unary:
		return pure(x.X)
	case *sema.Binary:
		return pure(x.X) && pure(x.Y)
	case *sema.Cond:
		return pure(x.If) && pure(x.Then) && pure(x.Else)
	case *sema.Run:
		return false
	case *sema.Quant:
		return pure(x.Body)
	}
	return true
}
