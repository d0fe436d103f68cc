package vm

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// action carries a statement out. It returns false if the statement turns out not to be executable, or
// fails; m is then in a state to be thrown away.
type action func(m *machine) bool

// assign stores a value to a place.
type assign func(m *machine, x int32)

func (c *compiler) assign(p *sema.Place) assign {
	t := p.Type
	if len(p.Index) == 0 && p.Proc == nil && (t.Kind == sema.Byte || t.Kind == sema.Mtype || t.Kind == sema.Pid) {
		return c.assignByte(p)
	}
	at := c.place(p)
	return func(m *machine, x int32) {
		off := at(m)
		if off < 0 {
			return
		}
		if store(m.v, off, t, x) {
			m.truncated = true
		}
	}
}

func (c *compiler) assignByte(p *sema.Place) assign {
	off := p.Off
	if p.Var.Proc == nil {
		off += c.p.shape.globals
		return func(m *machine, x int32) {
			m.v[off] = byte(x)
			if uint32(x) > 255 {
				m.truncated = true
			}
		}
	}
	return func(m *machine, x int32) {
		m.v[m.base+off] = byte(x)
		if uint32(x) > 255 {
			m.truncated = true
		}
	}
}

// code is a compiled statement. A nil test is always true; a nil do changes nothing.
type code struct {
	test   expr
	do     action
	isElse bool
	isRecv bool // may complete a rendezvous
	isEnd  bool
}

func (c *compiler) stmt(n *flow.Node) code {
	if n.DStep != nil {
		return c.dstep(n.DStep)
	}
	switch s := n.Stmt.(type) {
	case *sema.Guard:
		return c.guard(s)
	case *sema.Else:
		return code{isElse: true}
	case *sema.Skip:
		return code{}
	case *sema.Assign:
		set, x := c.assign(s.Place), c.expr(s.X)
		return code{do: func(m *machine) bool {
			y := x(m)
			if !m.dead {
				set(m, y)
			}
			return true
		}}
	case *sema.Clear:
		return code{do: c.clear(s)}
	case *sema.Send:
		test, do := c.send(s)
		return code{test: test, do: do}
	case *sema.Recv:
		test, do := c.receive(s)
		return code{test: test, do: do, isRecv: true}
	case *sema.Print:
		return code{do: c.print(s)}
	case *sema.Assert:
		return code{do: c.assert(s)}
	case *sema.SetPriority:
		return code{do: c.setPriority(s)}
	case *sema.End:
		return code{isEnd: true, test: func(m *machine) int32 { return truth(m.self == len(m.proc)-1) },
			do: func(m *machine) bool { m.die(); return true }}
	}
	panic(fmt.Sprintf("vm: no such statement: %T", n.Stmt))
}

// guard compiles an expression as a statement. A run in it happens when
// the statement does, not when it is only asked whether it could.
func (c *compiler) guard(s *sema.Guard) code {
	if k, ok := s.X.(*sema.Const); ok && k.Val != 0 {
		return code{}
	}
	x := c.expr(s.X)
	if !runs(s.X) {
		return code{test: x}
	}
	return code{do: func(m *machine) bool { return x(m) != 0 }}
}

// runs says whether evaluating x starts a process.
func runs(x sema.Expr) bool {
	switch x := x.(type) {
	case *sema.Run:
		return true
	case *sema.Unary:
		return runs(x.X)
	case *sema.Binary:
		return runs(x.X) || runs(x.Y)
	case *sema.Cond:
		return runs(x.If) || runs(x.Then) || runs(x.Else)
	}
	return false
}

func (c *compiler) clear(s *sema.Clear) action {
	var sets []assign
	for i := range s.Vals {
		p := &sema.Place{Var: s.Var, Off: s.Var.Off + i*s.Var.Type.Size(), Type: s.Var.Type}
		sets = append(sets, c.assign(p))
	}
	vals := c.exprs(s.Vals)
	return func(m *machine) bool {
		for i, set := range sets {
			y := vals[i](m)
			if m.dead {
				break
			}
			set(m, y)
		}
		return true
	}
}

func (c *compiler) assert(s *sema.Assert) action {
	x, text := c.expr(s.X), s.Text
	return func(m *machine) bool {
		if x(m) == 0 && m.fault == nil && !m.dead {
			m.fault = &model.Fault{Kind: model.Assertion, Message: "assertion violated: " + text}
		}
		return true
	}
}

func (c *compiler) setPriority(s *sema.SetPriority) action {
	pid, to := c.expr(s.Pid), c.expr(s.To)
	sh := &c.p.shape
	return func(m *machine) bool {
		i, x := int(pid(m)), to(m)
		if i < 0 || i >= len(m.proc) {
			return true
		}
		if x < 1 || x > 255 {
			m.fail(fmt.Sprintf("priority out of range: got %d, want 1 to 255", x))
			return false
		}
		m.v[int(m.proc[i])+sh.prioOff] = byte(x)
		return true
	}
}

// dop is a compiled operation of a d_step.
type dop struct {
	code
	next    int
	options []int
}

// maxDStep bounds the statements that one d_step may run before it is taken to never end.
const maxDStep = 1 << 20

// dstep compiles a d_step: executable when its first statement is, and an error if it
// blocks behind that.
func (c *compiler) dstep(d *flow.DStep) code {
	ops := make([]dop, len(d.Ops))
	for i := range d.Ops {
		o := &d.Ops[i]
		ops[i] = dop{next: o.Next, options: o.Options}
		if o.Options == nil {
			ops[i].code = c.stmt(o.Node)
		}
	}
	return code{
		isRecv: d.Receives(),
		test:   func(m *machine) int32 { return truth(startable(m, ops, 0) >= 0) },
		do:     func(m *machine) bool { return m.runDStep(ops) },
	}
}

// startable is the operation that op i begins with, -1 if it cannot begin. For a
// selection it is the first option that can.
func startable(m *machine, ops []dop, i int) int {
	if i < 0 {
		return -1
	}
	o := &ops[i]
	if o.options != nil {
		for _, k := range o.options {
			if j := startable(m, ops, k); j >= 0 {
				return j
			}
		}
		return -1
	}
	if m.rv != 0 && !o.isRecv || o.test != nil && o.test(m) == 0 {
		return -1
	}
	return i
}

func (m *machine) runDStep(ops []dop) bool {
	i := 0
	for range maxDStep {
		j := startable(m, ops, i)
		if m.dead {
			return false
		}
		if j < 0 {
			m.fail("a statement in a d_step blocks")
			return false
		}
		if o := &ops[j]; o.do != nil && !o.do(m) {
			if !m.dead {
				m.fail("a statement in a d_step blocks")
			}
			return false
		}
		if m.dead {
			return false
		}
		if m.rv != 0 {
			m.fail("a rendezvous send in a d_step")
			return false
		}
		if i = ops[j].next; i < 0 {
			return true
		}
	}
	m.fail(fmt.Sprintf("a d_step does not end: more than %d statements", maxDStep))
	return false
}
