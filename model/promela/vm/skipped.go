package vm

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
)

// Skipped lists the stores that may follow other but cannot follow taken, inside the
// innermost expansion around the point at which both are options.
func (p *Program) Skipped(s model.State, taken, other model.Step) []model.Step {
	a, b := p.node(taken), p.node(other)
	m := newMachine(p)
	m.load(s)
	pid := other.Thread()
	if a == nil || b == nil || pid >= len(m.proc) || a.Proc != b.Proc || a.Proc != m.enter(pid).proc {
		return nil
	}
	w := walk{body: p.flow.Bodies[a.Proc.Num], a: a, b: b}
	w.inside = common(w.body.Points[m.at(pid)].Out)
	follows := make(map[*flow.Node]bool)
	for _, n := range w.reach(a) {
		follows[n] = true
	}
	var out []model.Step
	for _, n := range w.reach(b) {
		if !follows[n] && stores(n) {
			out = append(out, model.NewStep(pid, n.ID))
		}
	}
	return out
}

// common is the stack of calls around all ways out of a point.
func common(out []flow.Edge) []model.Frame {
	if len(out) == 0 {
		return nil
	}
	stack := out[0].Node.Stack
	for _, e := range out[1:] {
		n := 0
		for n < len(stack) && n < len(e.Node.Stack) && stack[n].Same(&e.Node.Stack[n]) {
			n++
		}
		stack = stack[:n]
	}
	return stack
}

// walk looks for what may follow a statement.
type walk struct {
	body   *flow.Body
	a, b   *flow.Node    // where both are options, it stops
	inside []model.Frame // the calls that it must not leave
}

// reach lists the statements that control can come to by way of n, n first, nearest first.
func (w *walk) reach(n *flow.Node) []*flow.Node {
	out := []*flow.Node{n}
	seen := map[int]bool{}
	met := map[*flow.Node]bool{n: true}
	for i := 0; i < len(out); i++ {
		at := out[i].To
		next := w.body.Points[at].Out
		if seen[at] || has(next, w.a) && has(next, w.b) {
			continue
		}
		seen[at] = true
		for _, e := range next {
			if !met[e.Node] && within(e.Node.Stack, w.inside) {
				met[e.Node] = true
				out = append(out, e.Node)
			}
		}
	}
	return out
}

func within(stack, inside []model.Frame) bool {
	if len(stack) < len(inside) {
		return false
	}
	for i := range inside {
		if !stack[i].Same(&inside[i]) {
			return false
		}
	}
	return true
}

func stores(n *flow.Node) bool {
	for _, a := range accesses(n) {
		if a.Kind == model.Store || a.Kind == model.ReadModifyWrite {
			return true
		}
	}
	return false
}

func has(list []flow.Edge, n *flow.Node) bool {
	for _, e := range list {
		if e.Node == n {
			return true
		}
	}
	return false
}
