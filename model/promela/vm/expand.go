package vm

import (
	"bytes"

	"github.com/aiocheck/aiocheck/model"
)

// expander walks the system: model.Expander.
//
// A transition runs until nothing forces the next statement any more: behind a send on a
// rendezvous channel some receiver has to follow, and a process inside an atomic
// sequence goes on until it is out of it or blocks. The expander searches
// these continuations depth first; the level at each depth keeps what to go back to.
type expander struct {
	m      *machine
	levels []*level
	steps  []model.Step
	sink   func(*model.Transition) bool
	stop   bool
	tr     model.Transition
	sum    model.Expansion
	// limit, if not nil, restricts the walk to one given list of steps: Follow.
	follow *following
}

// level is the configuration at one depth of a transition.
type level struct {
	v     []byte
	rv    int32
	msg   []int32
	fault *model.Fault

	timeout bool // of the first level: it is true there
}

func newExpander(p *Program) *expander { return &expander{m: newMachine(p)} }

// Expand calls sink for every transition out of s: those of process 0 first.
func (x *expander) Expand(s model.State, sink func(*model.Transition) bool) model.Expansion {
	x.begin(s)
	x.sink = sink
	m := x.m
	x.all()
	if x.sum.Moves == 0 && !x.stop && m.p.flow.Sema.UsesTimeout {
		x.timeOut()
		x.sum.Timeout = x.sum.Moves > 0
	}
	if x.sum.Moves == 0 && !x.stop {
		x.sum.InvalidEnd = !m.validEnd()
	}
	return x.sum
}

func (x *expander) begin(s model.State) {
	m := x.m
	m.load(s)
	m.rv, m.fault, m.dead, m.timeout, m.truncated = 0, nil, false, false, false
	x.steps = x.steps[:0]
	x.sum = model.Expansion{}
	x.stop = false
	x.save(0)
}

// timeOut tries all processes again with timeout being true.
func (x *expander) timeOut() {
	x.m.timeout, x.levels[0].timeout = true, true
	x.all()
	x.m.timeout, x.levels[0].timeout = false, false
}

func (x *expander) all() {
	m := x.m
	for pid := 0; pid < len(m.proc) && !x.stop; pid++ {
		if x.proc(pid, 0) {
			x.sum.Enabled.Add(pid)
		}
	}
}

// save keeps the configuration at a depth.
func (x *expander) save(depth int) {
	if depth == len(x.levels) {
		x.levels = append(x.levels, &level{})
	}
	l, m := x.levels[depth], x.m
	l.v = append(l.v[:0], m.v[:m.n]...)
	l.rv = m.rv
	l.msg = append(l.msg[:0], m.msg...)
	l.fault = m.fault
}

// restore goes back to the configuration at a depth.
func (x *expander) restore(depth int) {
	l, m := x.levels[depth], x.m
	n := copy(m.v, l.v)
	if m.n > n {
		clear(m.v[n:m.n])
	}
	m.n = n
	m.rv = l.rv
	m.msg = append(m.msg[:0], l.msg...)
	m.fault, m.dead = l.fault, false
	if m.moved {
		m.walk()
	}
}

// proc tries every statement that process pid could take in the configuration saved at depth,
// and says whether one led to a transition.
func (x *expander) proc(pid, depth int) (moved bool) {
	m := x.m
	b := m.enter(pid)
	p := &b.points[m.at(pid)]
	if m.p.restricted && !m.mayRun(pid, b) {
		if !m.dead {
			return false
		}
		x.fail(pid, &p.edges[0], depth)
		return true
	}
	escape := 0
	for i := range p.edges {
		e := &p.edges[i]
		if escape != 0 && e.escape != escape {
			break // statements of one unless clause hide those behind it
		}
		if m.rv != 0 && !e.isRecv || e.isElse && moved {
			continue
		}
		if e.test != nil {
			can := e.test(m) != 0
			if m.dead { // whatever it seems to be worth
				x.fail(pid, e, depth)
				moved = true
				if x.stop {
					return moved
				}
				continue
			}
			if !can {
				continue
			}
		}
		if x.follow != nil && x.hidden(pid, p.edges[:i], e, depth) {
			continue
		}
		if x.take(pid, e, depth) {
			moved = true
			escape = e.escape
		}
		if x.stop {
			return moved
		}
		m.enter(pid)
	}
	return moved
}

// take runs the statement of e and all that has to follow; false means that
// the statement could not be carried out. The configuration is as before.
func (x *expander) take(pid int, e *edge, depth int) bool {
	m := x.m
	if x.follow != nil && !x.follow.allows(len(x.steps), model.NewStep(pid, e.id)) {
		return false
	}
	sh := &m.p.shape
	x.steps = append(x.steps, model.NewStep(pid, e.id))
	done := e.do == nil || e.do(m)
	ok := done || m.dead
	switch {
	case m.dead:
		x.restoreFailing(depth)
		x.emit(true)
	case done:
		if !e.isEnd {
			put(m.v, int(m.proc[pid])+sh.tagW, sh.pcW, e.to)
		}
		if sh.lastOff >= 0 {
			m.v[sh.lastOff] = byte(pid)
		}
		m.blame(pid, e)
		x.visit()
		ok = x.rest(pid, e, depth)
	}
	x.steps = x.steps[:len(x.steps)-1]
	x.restore(depth)
	return ok
}

// blame puts the step into a fault that the statement has just met.
func (m *machine) blame(pid int, e *edge) {
	if m.fault != nil && m.fault.Step == 0 {
		m.fault.Step = model.NewStep(pid, e.id)
	}
}

// fail reports a run-time error in the guard of e.
func (x *expander) fail(pid int, e *edge, depth int) {
	if x.follow != nil && !x.follow.allows(len(x.steps), model.NewStep(pid, e.id)) {
		x.restore(depth)
		return
	}
	x.steps = append(x.steps, model.NewStep(pid, e.id))
	x.restoreFailing(depth)
	x.emit(true)
	x.steps = x.steps[:len(x.steps)-1]
	x.restore(depth)
	x.m.enter(pid)
}

// restoreFailing goes back to before the failing step but keeps the fault.
func (x *expander) restoreFailing(depth int) {
	f := x.m.fault
	if f.Step == 0 {
		f.Step = x.steps[len(x.steps)-1]
	}
	x.restore(depth)
	x.m.fault = f
}

// rest continues a transition behind a statement of pid, as far as it has to.
func (x *expander) rest(pid int, e *edge, depth int) bool {
	m := x.m
	switch {
	case m.rv != 0:
		x.save(depth + 1)
		taken := false
		for q := 0; q < len(m.proc) && !x.stop; q++ {
			if q != pid && x.proc(q, depth+1) {
				taken = true
			}
		}
		return taken
	case e.atomic:
		if x.loops(depth) {
			x.sum.Divergent = true
			if m.fault != nil { // on the way into the cycle, or round it
				x.emit(true)
			} else {
				x.sum.Moves++
			}
			return true
		}
		x.save(depth + 1)
		timeout := m.timeout
		m.timeout = false // nothing could move before this step, which is the past
		if !x.proc(pid, depth+1) && !x.stop {
			x.emit(false) // blocked inside the sequence: control is let go
		}
		m.timeout = timeout
		return true
	}
	x.emit(false)
	return true
}

// loops says whether the configuration has been met before in this transition:
// an atomic sequence that never ends.
func (x *expander) loops(depth int) bool {
	m := x.m
	for i := depth; i >= 0; i-- {
		l := x.levels[i]
		if l.rv == 0 && !l.timeout && len(l.v) == m.n && bytes.Equal(l.v, m.v[:m.n]) && x.atomicSince(i) {
			return true
		}
	}
	return false
}

// atomicSince says whether control has stayed with the process of the last step since level i.
func (x *expander) atomicSince(i int) bool {
	last := x.steps[len(x.steps)-1].Thread()
	for _, s := range x.steps[i:] {
		if s.Thread() != last {
			return false
		}
	}
	return true
}

func (x *expander) emit(dead bool) {
	m := x.m
	x.sum.Moves++
	x.tr = model.Transition{To: m.v[:m.n], Steps: x.steps, Fault: m.fault, Dead: dead}
	if m.truncated {
		m.p.truncated.Store(true)
	}
	if !x.sink(&x.tr) {
		x.stop = true
	}
}

// validEnd says whether every process stands at its end or at an end label.
func (m *machine) validEnd() bool {
	if m.anyPoint(func(p *point) bool { return !p.end }) {
		return false
	}
	if len(m.proc) == 0 {
		return true // as in SPIN, which does not even look at the trace assertion
	}
	if t := m.p.trace; t != nil && !t.negated {
		return m.p.traceEnds[get(m.v, m.p.shape.traceOff, 2)]
	}
	return true
}

// mayRun applies provided clauses and priorities: a process runs only if no
// process of higher priority could.
func (m *machine) mayRun(pid int, b *body) bool {
	if b.provided != nil && b.provided(m) == 0 {
		return false
	}
	off := m.p.shape.prioOff
	if off < 0 {
		return true
	}
	mine := m.v[int(m.proc[pid])+off]
	for q := range m.proc {
		if q == pid || m.v[int(m.proc[q])+off] <= mine {
			continue
		}
		o := m.enter(q)
		if (o.provided == nil || o.provided(m) != 0) && m.enabled(q) {
			m.enter(pid)
			return false
		}
	}
	m.enter(pid)
	return true
}

// enabled says whether process pid has a statement that could be executed, as
// far as it can be told without executing it.
func (m *machine) enabled(pid int) bool {
	if pid < 0 || pid >= len(m.proc) {
		return false
	}
	self, base := m.self, m.base // perhaps those of a claim
	probing, fault, dead := m.probing, m.fault, m.dead
	m.probing = true
	b := m.enter(pid)
	p := &b.points[m.at(pid)]
	on := false
	for i := range p.edges {
		e := &p.edges[i]
		if m.rv != 0 && !e.isRecv {
			continue
		}
		if e.test == nil || e.test(m) != 0 {
			on = true
			break
		}
	}
	m.probing, m.fault, m.dead = probing, fault, dead
	m.self, m.base = self, base
	return on
}

// Eval evaluates a predicate in s.
func (x *expander) Eval(p int, s model.State) (bool, error) {
	m := x.m
	m.load(s)
	m.rv, m.fault, m.dead, m.timeout = 0, nil, false, false
	if m.p.flow.Sema.UsesProgress {
		m.nonProgress = !m.anyPoint(func(q *point) bool { return q.progress })
	}
	if m.p.predTimeout[p] {
		m.timeout = x.blocked(s)
	}
	r := m.p.preds[p](m)
	m.timeout = false
	if m.fault != nil {
		return false, m.fault
	}
	return r != 0, nil
}

// blocked says whether nothing can move in s unless timeout is true. s is loaded again.
func (x *expander) blocked(s model.State) bool {
	follow, sink := x.follow, x.sink
	x.follow = nil
	x.sink = func(*model.Transition) bool { return false }
	x.begin(s)
	x.all()
	moved := x.sum.Moves > 0
	x.begin(s)
	x.follow, x.sink = follow, sink
	return !moved
}
