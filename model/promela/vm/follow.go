package vm

import "github.com/aiocheck/aiocheck/model"

// following restricts a walk to one list of steps.
type following struct {
	steps []model.Step
	visit func(int, model.State, *model.Fault)
	seen  int // how many of the steps have been taken
}

func (f *following) allows(i int, s model.Step) bool { return i < len(f.steps) && f.steps[i] == s }

// visit tells whoever follows of the configuration behind the last step.
func (x *expander) visit() {
	f := x.follow
	if f == nil || len(x.steps) <= f.seen {
		return
	}
	f.seen = len(x.steps)
	f.visit(f.seen-1, x.m.v[:x.m.n], x.m.fault)
}

// hidden says whether one of the ways on in front of e takes precedence: over an else, and
// over statements behind those of an unless clause. Whoever follows a list of steps does not
// come by the others, and so has to ask.
func (x *expander) hidden(pid int, before []edge, e *edge, depth int) bool {
	if !x.follow.allows(len(x.steps), model.NewStep(pid, e.id)) {
		return false
	}
	m, follow, sink, sum := x.m, x.follow, x.sink, x.sum
	found := false // the first transition is enough to know
	x.follow, x.sink = nil, func(*model.Transition) bool { found = true; return false }
	defer func() {
		x.follow, x.sink, x.sum, x.stop = follow, sink, sum, false
		m.enter(pid)
	}()
	for k := range before {
		b := &before[k]
		if !e.isElse && (b.escape == 0 || b.escape == e.escape) || m.rv != 0 && !b.isRecv {
			continue
		}
		can := b.test == nil || b.test(m) != 0
		if m.dead {
			x.restore(depth)
			can = e.isElse // a guard that fails has moved, but hides nothing
		} else if can {
			can = x.take(pid, b, depth) || found
			m.enter(pid)
		}
		if can {
			return true
		}
	}
	return false
}

// Follow runs steps, which lie in one transition, from s.
func (x *expander) Follow(s model.State, steps []model.Step, visit func(int, model.State, *model.Fault)) error {
	x.begin(s)
	f := &following{steps: steps, visit: visit}
	x.follow = f
	x.sink = func(t *model.Transition) bool {
		if t.Dead && len(t.Steps) > f.seen {
			f.seen = len(t.Steps)
			visit(f.seen-1, t.To, t.Fault)
		}
		return true
	}
	defer func() { x.follow = nil }()
	x.all()
	if f.seen == 0 && x.m.p.flow.Sema.UsesTimeout && x.blocked(s) {
		x.timeOut()
	}
	if f.seen < len(steps) {
		return &model.StepError{Index: f.seen, Step: steps[f.seen], Reason: x.whyNot(steps[f.seen])}
	}
	return nil
}

func (x *expander) whyNot(s model.Step) string {
	p := x.m.p
	switch {
	case s.ID() == 0 || s.ID() >= len(p.flow.Nodes):
		return "there is no such step in this program"
	case s.Thread() >= len(x.m.proc):
		return "there is no such process in this state"
	}
	return "the statement is not executable here, or control stands elsewhere"
}
