package vm

import (
	"fmt"
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

var _ model.Describer = (*Program)(nil)

func position(p token.Pos) model.Position {
	return model.Position{File: p.File, Line: p.Line, Col: p.Col}
}

// Describe tells about an entry of the table of steps. A step that the
// program does not have is described by its number.
func (p *Program) Describe(s model.Step) model.StepInfo {
	id := s.ID()
	if id == 0 || id >= len(p.flow.Nodes) {
		return model.StepInfo{Thread: s.Thread(), Text: fmt.Sprintf("unknown step %d", id)}
	}
	n := p.flow.Nodes[id]
	return model.StepInfo{
		Thread: s.Thread(), Proc: n.Proc.Name, Text: n.Text, Pos: position(n.Pos), Stack: n.Stack,
		Accesses: accesses(n), From: n.Point, To: n.To, Atomic: n.Atomic,
	}
}

// Threads lists the processes alive in s.
func (p *Program) Threads(s model.State) []model.ThreadInfo {
	m := newMachine(p)
	m.load(s)
	var out []model.ThreadInfo
	for pid := range m.proc {
		b := m.enter(pid)
		at := m.at(pid)
		q := &p.flow.Bodies[b.proc.Num].Points[at]
		t := model.ThreadInfo{ID: pid, Proc: b.proc.Name, At: at, Pos: position(q.Pos), Text: q.Text, Labels: q.Labels}
		switch {
		case at == p.flow.Bodies[b.proc.Num].End:
			t.Text = "end"
		case len(q.Out) > 1:
			t.Text = choice(q)
		case len(q.Out) == 1:
			t.Text = q.Out[0].Node.Text
			t.Pos = position(q.Out[0].Node.Pos)
		}
		out = append(out, t)
	}
	return out
}

// choice lists the statements that control can go on with.
func choice(q *flow.Point) string {
	var list []string
	for _, e := range q.Out {
		list = append(list, e.Node.Text)
	}
	return strings.Join(list, " :: ")
}

// Vars lists every variable of s.
func (p *Program) Vars(s model.State) []model.VarValue {
	m := newMachine(p)
	m.load(s)
	d := &describer{p: p, m: m, thread: -1}
	d.all()
	return d.out
}

type describer struct {
	p      *Program
	m      *machine
	thread int
	out    []model.VarValue
	at     []int // the offset of each in the vector
}

func (d *describer) all() {
	sh := &d.p.shape
	for _, v := range d.p.flow.Sema.Globals {
		d.variable(v, v.Name, sh.globals+v.Off)
	}
	for pid, off := range d.m.proc {
		b := d.m.enter(pid)
		d.thread = pid
		for _, v := range b.proc.Vars {
			d.variable(v, v.Name, int(off)+sh.varOff+v.Off)
		}
	}
}

func (d *describer) variable(v *sema.Var, name string, off int) {
	for i := range v.Len {
		full := name
		if v.Array {
			full = fmt.Sprintf("%s[%d]", name, i)
		}
		at := off + i*v.Type.Size()
		if v.Type.Kind == sema.RecordKind {
			for _, f := range v.Type.Record.Fields {
				d.variable(f, full+"."+f.Name, at+f.Off)
			}
			continue
		}
		d.out = append(d.out, model.VarValue{Name: full, Thread: d.thread, Value: d.value(v.Type, load(d.m.v, at, v.Type), true)})
		d.at = append(d.at, at)
	}
}

// value describes a value of type t; the content of a channel only if asked.
func (d *describer) value(t sema.Type, x int32, content bool) model.Value {
	v := model.Value{Int: int64(x)}
	switch t.Kind {
	case sema.Unsigned:
		v.Int = int64(uint32(x))
	case sema.Bool:
		v.Kind = model.BoolValue
	case sema.Mtype:
		if names := d.p.flow.Sema.Subtypes[t.Sub]; x > 0 && int(x) <= len(names) {
			v.Kind, v.Text = model.NameValue, names[x-1]
		}
	case sema.Chan:
		d.channel(&v, x, content)
	}
	return v
}

func (d *describer) channel(v *model.Value, id int32, content bool) {
	v.Kind = model.ChanValue
	if id <= 0 || int(id) > len(d.m.ch) {
		v.Text = "none"
		return
	}
	q, _ := d.m.queue(id)
	v.Text, v.Cap = q.typ.Name, q.typ.Cap
	if !content {
		return
	}
	for slot := range d.m.qlen(&q) {
		var msg []model.Value
		for i, t := range q.typ.Fields {
			msg = append(msg, d.value(t, d.m.field(&q, slot, i), false))
		}
		v.Queue = append(v.Queue, msg)
	}
}

// Output is what a step prints when it is taken in s.
func (p *Program) Output(s model.State, step model.Step) string {
	id := step.ID()
	if id == 0 || id >= len(p.flow.Nodes) || !prints(p.flow.Nodes[id]) {
		return ""
	}
	x := newExpander(p)
	x.m.out = &printer{}
	x.begin(s)
	if step.Thread() >= len(x.m.proc) {
		return ""
	}
	b := x.m.enter(step.Thread())
	for _, pt := range b.points {
		for _, e := range pt.edges {
			if e.id == id && e.do != nil {
				e.do(x.m)
				return x.m.out.String()
			}
		}
	}
	return ""
}

func prints(n *flow.Node) bool {
	if n.DStep == nil {
		_, ok := n.Stmt.(*sema.Print)
		return ok
	}
	for _, o := range n.DStep.Ops {
		if o.Options == nil && prints(o.Node) {
			return true
		}
	}
	return false
}

// Steps is the size of the table of steps; step 0 is none.
func (p *Program) Steps() int { return len(p.flow.Nodes) }
