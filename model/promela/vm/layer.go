package vm

import (
	"bytes"
	"fmt"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
)

// layer is the plain system in step with a never claim that has variables, changes
// some, or looks at more than the state. Its vector is
//
//	2 bytes  the claim's control point
//	byte     flags: started, stuttering
//	...      the claim's variables
//	...      the plain vector
//
// A transition is a move of the claim in a state, then one of the system; where the
// system has none, the claim moves alone (stuttering).
type layer struct {
	p     *Program
	claim *body
}

const (
	started = 1 << iota
	stuttering
)

// layerHead is the number of bytes in front of the claim's variables.
const layerHead = 3

func (c *compiler) claimBody(b *body, f *flow.Body) {
	b.init = c.initial(f.Proc.Vars, f.Proc)
	b.points = make([]point, len(f.Points))
	for i := range f.Points {
		q := &f.Points[i]
		b.points[i] = point{accept: q.Accept, end: q.End}
		for _, e := range q.Out {
			b.points[i].edges = append(b.points[i].edges,
				edge{code: c.stmt(e.Node), to: e.To, escape: e.Escape, id: e.Node.ID, atomic: e.Atomic})
		}
	}
}

// head is the number of bytes in front of the plain vector.
func (l *layer) head() int { return layerHead + l.claim.proc.Size }

func (l *layer) Initial() (model.State, error) {
	s, err := l.p.Initial()
	if err != nil {
		return nil, err
	}
	x := newLayerExpander(l)
	x.m.load(s)
	x.place(make([]byte, l.claim.proc.Size))
	for _, f := range l.claim.init {
		f(x.m)
	}
	if x.m.fault != nil {
		return nil, x.m.fault
	}
	return append(model.State(nil), x.compose(l.claim.start, 0, x.vars(), s)...), nil
}

func (l *layer) NewExpander() model.Expander { return newLayerExpander(l) }

// layerExpander runs the claim on a machine of its own, the system on an expander.
type layerExpander struct {
	l     *layer
	m     *machine // the claim's
	inner *expander
	out   []byte
	steps []model.Step
	sum   model.Expansion
	sink  func(*model.Transition) bool
	stop  bool
	flags byte // of the state that is expanded
	next  byte // of the states that follow
}

func newLayerExpander(l *layer) *layerExpander {
	return &layerExpander{l: l, m: newMachine(l.p), inner: newExpander(l.p)}
}

// place puts the claim's variables behind the plain vector, where its statements
// find them.
func (x *layerExpander) place(vars []byte) {
	m := x.m
	if m.n+len(vars) > len(m.v) {
		m.grow(m.n + len(vars))
	}
	copy(m.v[m.n:], vars)
	m.base, m.self = m.n, 0
}

func (x *layerExpander) vars() []byte { return x.m.v[x.m.n : x.m.n+x.l.claim.proc.Size] }

func (x *layerExpander) compose(at int, flags byte, vars, plain []byte) []byte {
	x.out = append(x.out[:0], byte(at), byte(at>>8), flags)
	x.out = append(x.out, vars...)
	x.out = append(x.out, plain...)
	return x.out
}

// Expand takes every move of the claim, and behind each every transition of the system.
func (x *layerExpander) Expand(s model.State, sink func(*model.Transition) bool) model.Expansion {
	s = x.pad(s)
	x.sum = model.Expansion{}
	x.sink, x.stop = sink, false
	x.steps = x.steps[:0]
	at := int(s[0]) | int(s[1])<<8
	x.flags = s[2]
	h := x.l.head()
	x.claimMoves(at, s[layerHead:h], s[h:], 0)
	return x.sum
}

// pad restores zero bytes that a store may have dropped.
func (x *layerExpander) pad(s model.State) model.State {
	if n := x.l.head() + 2; len(s) < n {
		t := make(model.State, n)
		copy(t, s)
		return t
	}
	return s
}

func (x *layerExpander) load(vars, plain []byte) {
	m := x.m
	end := m.n + len(vars)
	if end <= len(m.v) {
		clear(m.v[m.n:end])
	}
	m.load(plain)
	m.rv, m.fault, m.dead = 0, nil, false
	m.nonProgress = x.flags&stuttering == 0 && (x.flags&started == 0 || !m.anyPoint(func(p *point) bool { return p.progress }))
	if x.l.p.flow.Sema.UsesTimeout {
		m.timeout = x.inner.blocked(plain)
	}
	x.place(vars)
}

func (x *layerExpander) claimMoves(at int, vars, plain []byte, depth int) {
	vars, plain = bytes.Clone(vars), bytes.Clone(plain)
	p := &x.l.claim.points[at]
	moved := false
	for i := range p.edges {
		e := &p.edges[i]
		if e.isEnd || e.isElse && moved {
			continue
		}
		x.load(vars, plain)
		if e.test != nil && e.test(x.m) == 0 && !x.m.dead {
			continue
		}
		if !x.m.dead && e.do != nil && !e.do(x.m) && !x.m.dead {
			continue
		}
		moved = true
		x.steps = append(x.steps, model.NewStep(model.ClaimThread, e.id))
		x.behind(e, depth)
		x.steps = x.steps[:len(x.steps)-1]
		if x.stop {
			return
		}
	}
}

// behind continues after a statement of the claim.
func (x *layerExpander) behind(e *edge, depth int) {
	m := x.m
	q := &x.l.claim.points[e.to]
	if m.fault != nil {
		m.fault.Step = x.steps[len(x.steps)-1]
	}
	switch {
	case m.dead:
		x.emit(e.to, bytes.Clone(x.vars()), m.v[:m.n], m.fault, true, nil)
	case q.end:
		f := &model.Fault{Kind: model.ClaimCompleted, Message: "the never claim reaches its end", Step: x.steps[len(x.steps)-1]}
		x.emit(e.to, bytes.Clone(x.vars()), m.v[:m.n], f, true, nil)
	case e.atomic && depth < 1<<10:
		x.claimMoves(e.to, x.vars(), m.v[:m.n], depth+1)
	default:
		x.systemMoves(e.to, bytes.Clone(x.vars()), bytes.Clone(m.v[:m.n]), m.fault)
	}
}

func (x *layerExpander) systemMoves(at int, vars, plain []byte, fault *model.Fault) {
	x.next = started
	sum := x.inner.Expand(plain, func(t *model.Transition) bool {
		f := t.Fault
		if fault != nil {
			f = fault
		} else if f != nil && f.Kind == model.Assertion {
			f = nil // the model's own assertions are checked by themselves
		}
		x.emit(at, vars, t.To, f, t.Dead, t.Steps)
		return !x.stop
	})
	x.sum.Enabled.Union(&sum.Enabled)
	x.sum.Divergent = x.sum.Divergent || sum.Divergent
	if sum.Moves == 0 && !x.stop {
		x.next = started | stuttering
		x.emit(at, vars, plain, fault, false, nil)
	}
}

func (x *layerExpander) emit(at int, vars, plain []byte, f *model.Fault, dead bool, steps []model.Step) {
	x.sum.Moves++
	n := len(x.steps)
	x.steps = append(x.steps, steps...)
	t := model.Transition{To: x.compose(at, x.next, vars, plain), Steps: x.steps, Fault: f, Dead: dead}
	if !x.sink(&t) {
		x.stop = true
	}
	x.steps = x.steps[:n]
}

// Eval has one predicate, number 0: the claim stands at an accept label.
func (x *layerExpander) Eval(p int, s model.State) (bool, error) {
	if p != 0 {
		return false, fmt.Errorf("a claim has no predicate %d", p)
	}
	s = x.pad(s)
	return x.l.claim.points[int(s[0])|int(s[1])<<8].accept, nil
}

// Follow is not for layers: traces are followed on the plain system, without the
// steps of the claim.
func (x *layerExpander) Follow(model.State, []model.Step, func(int, model.State, *model.Fault)) error {
	return fmt.Errorf("a claim cannot be followed")
}
