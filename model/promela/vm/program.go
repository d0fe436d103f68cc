package vm

import (
	"fmt"
	"sync/atomic"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Program is a compiled model: a model.System. It is immutable but for its
// predicates, which have to be added before the first Expander is made.
type Program struct {
	flow        *flow.Program
	shape       shape
	bodies      []*body // by sema.Proc.Num
	init        []action
	preds       []expr
	predTimeout []bool // the predicates that read timeout
	trace       *traceClaim
	exclusive   *exclusive
	traceEnds   []bool // of the points of the trace assertion: valid ends
	restricted  bool   // some process may have to wait for its provided clause or its priority
	truncated   atomic.Bool
}

// body is a compiled proctype.
type body struct {
	proc     *sema.Proc
	tag      int
	start    int
	init     []action
	points   []point
	provided expr
}

// point is a control point with its ways out.
type point struct {
	edges                 []edge
	accept, end, progress bool
}

// edge is a way out of a control point.
type edge struct {
	code
	to     int
	escape int
	id     int
	atomic bool
}

type compiler struct{ p *Program }

// New compiles a program. It fails if the program is larger than the
// vector can describe.
func New(f *flow.Program) (*Program, error) {
	p := &Program{flow: f}
	if err := p.layOut(); err != nil {
		return nil, err
	}
	c := &compiler{p}
	for _, b := range f.Bodies {
		p.bodies = append(p.bodies, &body{proc: b.Proc, tag: len(p.bodies), start: b.Start})
	}
	for i := range p.bodies {
		p.shape.frames[i].body = p.bodies[i]
	}
	for i, b := range f.Bodies {
		c.body(p.bodies[i], b)
	}
	if f.Trace != nil {
		p.trace = c.trace(f.Trace)
		for _, q := range f.Trace.Points {
			p.traceEnds = append(p.traceEnds, q.End)
		}
	}
	p.exclusive = c.exclusive(f.Access)
	p.init = c.initial(f.Sema.Globals, nil)
	p.restricted = p.shape.prioOff >= 0
	for _, b := range p.bodies {
		p.restricted = p.restricted || b.provided != nil
	}
	return p, nil
}

// layOut fixes the widths and offsets of the vector.
func (p *Program) layOut() error {
	f, sh := p.flow, &p.shape
	n := len(f.Bodies) + len(f.Sema.Chans)
	sh.tagW, sh.pcW = 1, 1
	if n > 255 {
		sh.tagW = 2
	}
	if n > 1<<16-1 {
		return tooLarge("too many proctypes and channels: %d", n)
	}
	for _, b := range f.Bodies {
		if len(b.Points) > 256 {
			sh.pcW = 2
		}
		if len(b.Points) > 1<<16 {
			return tooLarge("proctype %s is too large: %d control points", b.Name, len(b.Points))
		}
	}
	sh.lastOff, sh.traceOff, sh.prioOff = -1, -1, -1
	off := 2
	if f.Sema.UsesLast {
		sh.lastOff = off
		off++
	}
	if f.Trace != nil {
		sh.traceOff = off
		off += 2
	}
	sh.globals = off
	sh.stack = off + f.Sema.Size
	sh.varOff = sh.tagW + sh.pcW
	if f.Sema.UsesPriority {
		sh.prioOff = sh.varOff
		sh.varOff++
	}
	for _, b := range f.Bodies {
		sh.frames = append(sh.frames, frame{size: sh.varOff + b.Proc.Size})
	}
	sh.chanTag = len(sh.frames)
	for _, ch := range f.Sema.Chans {
		msgs := sh.tagW + ch.LenSize()
		sh.frames = append(sh.frames, frame{ch: ch, msgs: msgs, size: sh.tagW + ch.Size()})
	}
	if len(f.Nodes) > model.MaxStepID {
		return tooLarge("too many statements: %d", len(f.Nodes))
	}
	return nil
}

func tooLarge(format string, args ...any) error {
	return &token.Error{Msg: fmt.Sprintf(format, args...)}
}

func (c *compiler) body(b *body, f *flow.Body) {
	b.init = c.initial(f.Proc.Vars, f.Proc)
	if f.Proc.Provided != nil {
		b.provided = c.expr(f.Proc.Provided)
	}
	compiled := map[*flow.Node]code{}
	b.points = make([]point, len(f.Points))
	for i := range f.Points {
		q := &f.Points[i]
		p := &b.points[i]
		p.accept, p.end, p.progress = q.Accept, q.End, q.Progress
		for _, e := range q.Out {
			k, ok := compiled[e.Node]
			if !ok {
				k = c.stmt(e.Node)
				compiled[e.Node] = k
			}
			p.edges = append(p.edges, edge{code: k, to: e.To, escape: e.Escape, id: e.Node.ID, atomic: e.Atomic})
		}
	}
}

// initOrder is the order in which SPIN initialises the variables of a scope, by type.
var initOrder = [...][]sema.Kind{
	{sema.Unsigned}, {sema.Bit, sema.Bool}, {sema.Byte, sema.Pid}, {sema.Chan}, {sema.Mtype},
	{sema.Short}, {sema.Int}, {sema.RecordKind},
}

// initial compiles the initial values of variables: channels are made in this order, and
// one value may depend on another. A parameter has its value already: what the fields of its type
// start with is not for it.
func (c *compiler) initial(vars []*sema.Var, proc *sema.Proc) (out []action) {
	for _, kinds := range initOrder {
		for _, v := range vars {
			for _, k := range kinds {
				if v.Type.Kind == k && !v.Step && !v.Param {
					out = append(out, c.initVar(v, v.Off, proc)...)
				}
			}
		}
	}
	return out
}

// initVar initialises v, which stands at off; a record field by field.
func (c *compiler) initVar(v *sema.Var, off int, proc *sema.Proc) (out []action) {
	size := v.Type.Size()
	for i := range v.Len {
		at := off + i*size
		if v.Type.Kind == sema.RecordKind {
			for _, f := range v.Type.Record.Fields {
				out = append(out, c.initVar(f, at+f.Off, proc)...)
			}
			continue
		}
		set := c.assign(&sema.Place{Var: &sema.Var{Name: v.Name, Proc: proc}, Off: at, Type: v.Type})
		switch {
		case v.Chan != nil:
			num := v.Chan.Num
			out = append(out, func(m *machine) bool { set(m, m.newChan(num)); return true })
		case len(v.List) > 0:
			x := c.expr(v.List[min(i, len(v.List)-1)])
			out = append(out, func(m *machine) bool { set(m, x(m)); return true })
		case v.Init != nil:
			x := c.expr(v.Init)
			out = append(out, func(m *machine) bool { set(m, x(m)); return true })
		}
	}
	return out
}

// Predicate adds a predicate and returns its number, for Expander.Eval.
func (p *Program) Predicate(x sema.Expr) int {
	c := &compiler{p}
	p.preds = append(p.preds, c.expr(x))
	p.predTimeout = append(p.predTimeout, p.flow.Sema.UsesTimeout && readsTimeout(x))
	return len(p.preds) - 1
}

// Labelled adds the predicate that some process stands at an accept or progress label.
func (p *Program) Labelled(progress bool) int {
	p.preds = append(p.preds, func(m *machine) int32 {
		return truth(m.anyPoint(func(q *point) bool { return progress && q.progress || !progress && q.accept }))
	})
	p.predTimeout = append(p.predTimeout, false)
	return len(p.preds) - 1
}

// readsTimeout says whether x depends on timeout.
func readsTimeout(x sema.Expr) bool {
	switch x := x.(type) {
	case sema.Special:
		return x == sema.Timeout
	case *sema.Unary:
		return readsTimeout(x.X)
	case *sema.Binary:
		return readsTimeout(x.X) || readsTimeout(x.Y)
	case *sema.Cond:
		return readsTimeout(x.If) || readsTimeout(x.Then) || readsTimeout(x.Else)
	case *sema.Quant:
		return readsTimeout(x.Body)
	}
	return false
}

// Truncated says whether some value did not fit its variable in what was
// explored so far.
func (p *Program) Truncated() bool { return p.truncated.Load() }

// NewExpander returns an Expander for one goroutine.
func (p *Program) NewExpander() model.Expander { return newExpander(p) }

// Initial is the state with the global variables initialised and the active
// processes started.
func (p *Program) Initial() (model.State, error) {
	m := newMachine(p)
	m.grow(p.shape.stack + 1)
	m.n = p.shape.stack
	if p.trace != nil {
		put(m.v, p.shape.traceOff, 2, p.flow.Trace.Start)
	}
	for _, f := range p.init {
		f(m)
	}
	for _, a := range p.flow.Active {
		for range a.Count {
			m.start(p.bodies[a.Body.Proc.Num], nil, a.Body.Proc.Priority)
		}
	}
	if m.fault != nil {
		return nil, m.fault
	}
	if m.truncated {
		p.truncated.Store(true)
	}
	return append(model.State(nil), m.v[:m.n]...), nil
}
