package vm

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// expr is a compiled expression.
type expr func(m *machine) int32

// offset is a compiled place: the offset in the vector, or -1 after a fault.
type offset func(m *machine) int

func (c *compiler) expr(x sema.Expr) expr {
	switch x := x.(type) {
	case *sema.Const:
		v := x.Val
		return func(*machine) int32 { return v }
	case sema.Special:
		return c.special(x)
	case *sema.Load:
		return c.load(x.Place)
	case *sema.Unary:
		return c.unary(x)
	case *sema.Binary:
		return c.binary(x)
	case *sema.Cond:
		cond, then, els := c.expr(x.If), c.expr(x.Then), c.expr(x.Else)
		return func(m *machine) int32 {
			if cond(m) != 0 {
				return then(m)
			}
			return els(m)
		}
	case *sema.ChanTest:
		return c.chanTest(x)
	case *sema.Poll:
		return c.poll(x)
	case *sema.Run:
		return c.run(x)
	case *sema.ProcTest:
		return c.procTest(x)
	case *sema.RemoteLabel:
		return c.remoteLabel(x)
	case *sema.Quant:
		return c.quant(x)
	case *sema.Bound:
		slot := x.Slot
		return func(m *machine) int32 { return m.bound[slot] }
	case *sema.In:
		return c.in(x)
	}
	panic(fmt.Sprintf("vm: no such expression: %T", x))
}

func (c *compiler) special(x sema.Special) expr {
	sh := &c.p.shape
	switch x {
	case sema.MyPid:
		return func(m *machine) int32 { return int32(m.self) }
	case sema.NrPr:
		return func(m *machine) int32 { return int32(m.v[0]) }
	case sema.Last:
		off := sh.lastOff
		return func(m *machine) int32 { return int32(m.v[off]) }
	case sema.Timeout:
		return func(m *machine) int32 { return truth(m.timeout) }
	case sema.NonProgress:
		return func(m *machine) int32 { return truth(m.nonProgress) }
	case sema.MyPriority:
		return func(m *machine) int32 { return int32(m.v[m.base-sh.varOff+sh.prioOff]) }
	}
	panic("vm: no such predefined variable")
}

func truth(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// load reads a place; the common ones without a detour.
func (c *compiler) load(p *sema.Place) expr {
	t := p.Type
	if p.Proc == nil && len(p.Index) == 0 {
		if p.Var.Proc == nil {
			off := c.p.shape.globals + p.Off
			if t.Size() == 1 {
				return func(m *machine) int32 { return int32(m.v[off]) }
			}
			return func(m *machine) int32 { return load(m.v, off, t) }
		}
		off := p.Off
		if t.Size() == 1 {
			return func(m *machine) int32 { return int32(m.v[m.base+off]) }
		}
		return func(m *machine) int32 { return load(m.v, m.base+off, t) }
	}
	at := c.place(p)
	return func(m *machine) int32 {
		off := at(m)
		if off < 0 {
			return 0
		}
		return load(m.v, off, t)
	}
}

// place computes where a place is.
func (c *compiler) place(p *sema.Place) offset {
	off := p.Off
	if p.Proc != nil {
		return c.remotePlace(p)
	}
	var base offset
	if p.Var.Proc == nil {
		g := c.p.shape.globals + off
		base = func(*machine) int { return g }
	} else {
		base = func(m *machine) int { return m.base + off }
	}
	return c.subscripts(base, p)
}

func (c *compiler) subscripts(base offset, p *sema.Place) offset {
	for _, ix := range p.Index {
		x, n, stride := c.expr(ix.X), int32(ix.Len), ix.Stride
		in, name := base, p.Var.Name
		base = func(m *machine) int {
			off := in(m)
			i := x(m)
			if uint32(i) >= uint32(n) {
				m.fail(fmt.Sprintf("index out of bounds: %s has %d elements, got index %d", name, n, i))
				return -1
			}
			if off < 0 {
				return -1
			}
			return off + int(i)*stride
		}
	}
	return base
}

// remotePlace is a variable of another process. As in SPIN, one of a process that
// does not exist reads as 0.
func (c *compiler) remotePlace(p *sema.Place) offset {
	pid := c.remotePid(p.Pid, p.AnyPid, p.Proc)
	off := p.Off
	proc := p.Proc
	return c.subscripts(func(m *machine) int {
		i := int(pid(m))
		if i < 0 || i >= len(m.proc) {
			return -1
		}
		f := int(m.proc[i])
		if b := m.p.shape.frames[m.p.shape.tag(m.v, f)].body; b.proc != proc {
			return -1
		}
		return f + m.p.shape.varOff + off
	}, p)
}

// remotePid is the process that P[pid] or P means, -1 for none.
func (c *compiler) remotePid(pid sema.Expr, anyPid bool, proc *sema.Proc) expr {
	if !anyPid {
		return c.expr(pid)
	}
	return func(m *machine) int32 {
		for i, off := range m.proc {
			if m.p.shape.frames[m.p.shape.tag(m.v, int(off))].body.proc == proc {
				return int32(i)
			}
		}
		return -1
	}
}

func (c *compiler) unary(x *sema.Unary) expr {
	a := c.expr(x.X)
	switch x.Op {
	case ast.Not:
		return func(m *machine) int32 { return truth(a(m) == 0) }
	case ast.Neg:
		return func(m *machine) int32 { return -a(m) }
	}
	return func(m *machine) int32 { return ^a(m) }
}

func (c *compiler) binary(x *sema.Binary) expr {
	a, b := c.expr(x.X), c.expr(x.Y)
	if k, ok := x.Y.(*sema.Const); ok {
		if f := withConst(x.Op, a, k.Val); f != nil {
			return f
		}
	}
	switch op := x.Op; op {
	case ast.And:
		return func(m *machine) int32 { return truth(a(m) != 0 && b(m) != 0) }
	case ast.Or:
		return func(m *machine) int32 { return truth(a(m) != 0 || b(m) != 0) }
	case ast.Eq:
		return func(m *machine) int32 { return truth(a(m) == b(m)) }
	case ast.Ne:
		return func(m *machine) int32 { return truth(a(m) != b(m)) }
	case ast.Lt:
		return func(m *machine) int32 { return truth(a(m) < b(m)) }
	case ast.Add:
		return func(m *machine) int32 { return a(m) + b(m) }
	case ast.Sub:
		return func(m *machine) int32 { return a(m) - b(m) }
	case ast.Div, ast.Mod:
		return func(m *machine) int32 {
			l, r := a(m), b(m)
			if r == 0 {
				m.fail("division by zero")
				return 0
			}
			return sema.BinaryOp(op, l, r)
		}
	default:
		return func(m *machine) int32 { return sema.BinaryOp(op, a(m), b(m)) }
	}
}

// withConst compiles the common operators with a constant on the right.
func withConst(op ast.Op, a expr, k int32) expr {
	switch op {
	case ast.Eq:
		return func(m *machine) int32 { return truth(a(m) == k) }
	case ast.Ne:
		return func(m *machine) int32 { return truth(a(m) != k) }
	case ast.Lt:
		return func(m *machine) int32 { return truth(a(m) < k) }
	case ast.Gt:
		return func(m *machine) int32 { return truth(a(m) > k) }
	case ast.Le:
		return func(m *machine) int32 { return truth(a(m) <= k) }
	case ast.Ge:
		return func(m *machine) int32 { return truth(a(m) >= k) }
	case ast.Add:
		return func(m *machine) int32 { return a(m) + k }
	case ast.Sub:
		return func(m *machine) int32 { return a(m) - k }
	}
	return nil
}

func (c *compiler) run(x *sema.Run) expr {
	args := c.exprs(x.Args)
	prio := x.Priority
	proc := x.Proc
	if prio == 0 {
		prio = 1
	}
	return func(m *machine) int32 {
		var few [16]int32
		vals := few[:0]
		for _, a := range args {
			vals = append(vals, a(m))
		}
		return m.start(m.p.bodies[proc.Num], vals, prio)
	}
}

func (c *compiler) exprs(list []sema.Expr) []expr {
	out := make([]expr, len(list))
	for i, x := range list {
		if x != nil {
			out[i] = c.expr(x)
		}
	}
	return out
}

func (c *compiler) procTest(x *sema.ProcTest) expr {
	a := c.expr(x.X)
	sh := &c.p.shape
	switch x.Name {
	case "enabled":
		return func(m *machine) int32 { return truth(m.enabled(int(a(m)))) }
	case "pc_value":
		return func(m *machine) int32 {
			pid := int(a(m))
			if pid < 0 || pid >= len(m.proc) {
				return 0
			}
			return int32(m.at(pid))
		}
	}
	return func(m *machine) int32 {
		pid := int(a(m))
		if pid < 0 || pid >= len(m.proc) {
			return 0
		}
		return int32(m.v[int(m.proc[pid])+sh.prioOff])
	}
}

func (c *compiler) remoteLabel(x *sema.RemoteLabel) expr {
	pid := c.remotePid(x.Pid, x.AnyPid, x.Proc)
	at := x.Point
	return func(m *machine) int32 {
		i := int(pid(m))
		return truth(i >= 0 && i < len(m.proc) && m.at(i) == at)
	}
}

func (c *compiler) quant(x *sema.Quant) expr {
	body := c.expr(x.Body)
	slot, proc, all := x.Slot, x.Proc, x.All
	return func(m *machine) int32 {
		was, found := m.bound[slot], false // enabled() evaluates statements, which may use it too
		for i, off := range m.proc {
			if proc != nil && m.p.shape.frames[m.p.shape.tag(m.v, int(off))].body.proc != proc {
				continue
			}
			m.bound[slot] = int32(i)
			if (body(m) != 0) != all {
				found = true
				break
			}
		}
		m.bound[slot] = was
		return truth(found != all)
	}
}

func (c *compiler) in(x *sema.In) expr {
	thread, name := c.expr(x.Thread), x.Inline
	inside := make([][]bool, len(c.p.bodies))
	for i, b := range c.p.flow.Bodies {
		inside[i] = make([]bool, len(b.Points))
		for j := range b.Points {
			for _, n := range b.Points[j].Inlines {
				inside[i][j] = inside[i][j] || n == name
			}
		}
	}
	return func(m *machine) int32 {
		pid := int(thread(m))
		if pid < 0 || pid >= len(m.proc) {
			return 0
		}
		b := m.p.shape.frames[m.p.shape.tag(m.v, int(m.proc[pid]))].body
		return truth(inside[b.proc.Num][m.at(pid)])
	}
}

// anyPoint says whether a process stands at a point of which f holds.
func (m *machine) anyPoint(f func(*point) bool) bool {
	for i, off := range m.proc {
		b := m.p.shape.frames[m.p.shape.tag(m.v, int(off))].body
		if f(&b.points[m.at(i)]) {
			return true
		}
	}
	return false
}
