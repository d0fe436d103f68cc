package vm

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

var _ model.Explainer = (*Program)(nil)

// Options lists the ways on that a process has in s.
func (p *Program) Options(s model.State, thread int) []model.Option {
	m := newMachine(p)
	m.load(s)
	return m.options(thread)
}

func (m *machine) options(pid int) []model.Option {
	if pid < 0 || pid >= len(m.proc) {
		return nil
	}
	b := m.enter(pid)
	f := m.p.flow.Bodies[b.proc.Num]
	if m.at(pid) == f.End {
		return nil
	}
	q := &f.Points[m.at(pid)]
	out := make([]model.Option, len(q.Out))
	for i, e := range q.Out {
		out[i] = m.option(pid, e.Node)
	}
	m.elses(out, q)
	return out
}

// option describes the statement n of pid; an else is left to elses.
func (m *machine) option(pid int, n *flow.Node) model.Option {
	step := model.NewStep(pid, n.ID)
	o := model.Option{Step: step, Info: m.p.Describe(step), Text: n.Text, Holds: true}
	first := start(n)
	if first == nil {
		return o
	}
	if first != n {
		o.Text = first.Text
	}
	switch s := first.Stmt.(type) {
	case *sema.Else:
		o.Else, o.Cond = true, true
	case *sema.Guard:
		o.Cond = !runs(s.X)
		if o.Cond {
			w := m.reasons()
			o.Holds = w.truth(s.X)
			w.why(s.X)
			o.Because = w.list
		}
	case *sema.Assert:
		w := m.reasons()
		w.why(s.X)
		o.Because = w.list
	case *sema.Send, *sema.Recv:
		o.Holds = m.possible(first)
		w := m.reasons()
		w.channel(first.Stmt)
		o.Because = w.list
	}
	return o
}

// start is the statement that decides whether n can be executed: in a d_step the
// first, nil where it begins with a choice.
func start(n *flow.Node) *flow.Node {
	if n.DStep == nil {
		return n
	}
	if op := &n.DStep.Ops[0]; op.Options == nil {
		return op.Node
	}
	return nil
}

// elses fills in an else: what makes another option possible makes it impossible.
func (m *machine) elses(list []model.Option, q *flow.Point) {
	for i := range list {
		if !list[i].Else {
			continue
		}
		for k := range list {
			if k != i && q.Out[k].Escape == q.Out[i].Escape && list[k].Holds {
				list[i].Holds = false
				list[i].Because = append(list[i].Because, list[k].Because...)
			}
		}
	}
}

// possible says whether a send or receive can be executed but for a partner.
func (m *machine) possible(n *flow.Node) bool {
	k := (&compiler{m.p}).stmt(n)
	fault, dead := m.fault, m.dead
	can := k.test == nil || k.test(m) != 0
	m.fault, m.dead = fault, dead
	return can
}

// Helps says whether the store w, made in s, would change what holds up a process.
func (p *Program) Helps(s model.State, w model.Step, thread int) bool {
	before := p.Options(s, thread)
	m := newMachine(p)
	m.load(s)
	stored, ok := m.storeGlobals(p.node(w))
	if !ok || holds(before) {
		return false
	}
	after := m.options(thread)
	return holds(after) || blames(before, stored) && !blames(after, stored)
}

func holds(list []model.Option) bool {
	for i := range list {
		if list[i].Cond && !list[i].Else && list[i].Holds {
			return true
		}
	}
	return false
}

// blames says whether one of the variables is among what holds up.
func blames(list []model.Option, names map[string]bool) bool {
	for i := range list {
		for _, v := range list[i].Because {
			if v.Thread < 0 && names[v.Name] {
				return true
			}
		}
	}
	return false
}

// storeGlobals makes the stores of n to globals, if what they store depends on globals
// alone, and tells to which.
func (m *machine) storeGlobals(n *flow.Node) (map[string]bool, bool) {
	if n == nil {
		return nil, false
	}
	nodes := []*flow.Node{n}
	if n.DStep != nil {
		nodes = nil
		for _, op := range n.DStep.Ops {
			if op.Options != nil {
				return nil, false
			}
			nodes = append(nodes, op.Node)
		}
	}
	stored := map[string]bool{}
	for _, n := range nodes {
		a, ok := n.Stmt.(*sema.Assign)
		if !ok || a.Place.Var.Proc != nil || a.Place.Proc != nil {
			continue // to a local variable: whoever reads it is refused below
		}
		if !onlyGlobals(&sema.Load{Place: a.Place}) || !onlyGlobals(a.X) {
			return nil, false
		}
		w := m.reasons()
		at, x := w.c.place(a.Place), w.c.expr(a.X)
		off, y := at(m), x(m)
		if m.dead || off < 0 {
			return nil, false
		}
		store(m.v, off, a.Place.Type, y)
		if v := w.names()[off]; v != nil {
			stored[v.Name] = true
		}
	}
	return stored, len(stored) > 0
}

// onlyGlobals says whether x depends on nothing but global variables.
func onlyGlobals(x sema.Expr) bool {
	switch x := x.(type) {
	case *sema.Const:
		return true
	case *sema.Load:
		for _, ix := range x.Place.Index {
			if !onlyGlobals(ix.X) {
				return false
			}
		}
		return x.Place.Var.Proc == nil && x.Place.Proc == nil
	case *sema.Unary:
		return onlyGlobals(x.X)
	case *sema.Binary:
		return onlyGlobals(x.X) && onlyGlobals(x.Y)
	}
	return false
}

func (p *Program) node(s model.Step) *flow.Node {
	if id := s.ID(); id > 0 && id < len(p.flow.Nodes) {
		return p.flow.Nodes[id]
	}
	return nil
}
