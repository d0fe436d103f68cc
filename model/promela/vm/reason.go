package vm

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// reasons finds the variables that make an expression of the process that runs as true or
// false as it is.
type reasons struct {
	c    *compiler
	m    *machine
	at   map[int]*model.VarValue // every variable, by its offset
	list []model.VarValue
	seen map[string]bool
}

func (m *machine) reasons() *reasons {
	return &reasons{c: &compiler{m.p}, m: m, seen: map[string]bool{}}
}

// names has every variable of the configuration by its offset in the vector.
func (w *reasons) names() map[int]*model.VarValue {
	if w.at == nil {
		w.at = map[int]*model.VarValue{}
		d := &describer{p: w.m.p, m: w.m, thread: -1}
		self, base := w.m.self, w.m.base
		d.all()
		w.m.self, w.m.base = self, base
		for i := range d.out {
			w.at[d.at[i]] = &d.out[i]
		}
	}
	return w.at
}

// eval is the value of x, and whether it has one.
func (w *reasons) eval(x sema.Expr) (int32, bool) {
	m := w.m
	fault, dead := m.fault, m.dead
	m.dead = false
	y := w.c.expr(x)(m)
	ok := !m.dead
	m.fault, m.dead = fault, dead
	return y, ok
}

func (w *reasons) truth(x sema.Expr) bool {
	y, ok := w.eval(x)
	return ok && y != 0
}

func (w *reasons) add(v model.VarValue) {
	if key := fmt.Sprint(v.Thread, v.Name); !w.seen[key] {
		w.seen[key] = true
		w.list = append(w.list, v)
	}
}

// why adds what makes x as true or false as it is. What cannot be evaluated, as
// the second part of i < N && a[i], has no part in it.
func (w *reasons) why(x sema.Expr) {
	if _, ok := w.eval(x); !ok {
		return
	}
	switch x := x.(type) {
	case *sema.Unary:
		w.why(x.X)
	case *sema.Binary:
		if x.Op == ast.And || x.Op == ast.Or {
			w.junction(x)
			return
		}
		w.why(x.X)
		w.why(x.Y)
	case *sema.Cond:
		w.why(x.If)
		if w.truth(x.If) {
			w.why(x.Then)
		} else {
			w.why(x.Else)
		}
	case *sema.Quant:
		w.quant(x)
	default:
		w.leaf(x)
	}
}

// junction adds the parts that alone decide: the false ones of a conjunction
// that is false, all of one that is true; a disjunction the other way round.
func (w *reasons) junction(x *sema.Binary) {
	whole := w.truth(x)
	decides := whole == (x.Op == ast.Or)
	for _, part := range [...]sema.Expr{x.X, x.Y} {
		if !decides || w.truth(part) == whole {
			w.why(part)
		}
	}
}

// quant adds what holds of the first process that decides, if one does.
func (w *reasons) quant(x *sema.Quant) {
	m := w.m
	if w.truth(x) == x.All {
		return // it takes all processes
	}
	for i, off := range m.proc {
		if x.Proc != nil && m.p.shape.frames[m.p.shape.tag(m.v, int(off))].body.proc != x.Proc {
			continue
		}
		m.bound[x.Slot] = int32(i)
		if w.truth(x.Body) != x.All {
			w.why(x.Body)
			return
		}
	}
}

func (w *reasons) leaf(x sema.Expr) {
	switch x := x.(type) {
	case *sema.Load:
		w.place(x.Place)
	case *sema.ChanTest:
		w.leafChannel(x.Chan)
	case *sema.Poll:
		w.leafChannel(x.Chan)
	case *sema.In:
		pid, _ := w.eval(x.Thread)
		w.add(w.predicate(fmt.Sprintf("in(%d, %s)", pid, x.Inline), x))
	case *sema.RemoteLabel:
		w.add(w.predicate(x.Proc.Name+"@"+x.Label, x))
	}
}

// predicate is the value of something that is read but is no variable.
func (w *reasons) predicate(name string, x sema.Expr) model.VarValue {
	v := model.Value{Kind: model.BoolValue}
	if w.truth(x) {
		v.Int = 1
	}
	return model.VarValue{Name: name, Thread: -1, Value: v}
}

func (w *reasons) place(p *sema.Place) {
	off := w.c.place(p)(w.m)
	if v := w.names()[off]; off >= 0 && v != nil {
		w.add(*v)
	}
}

// leafChannel adds a channel with what is in it.
func (w *reasons) leafChannel(x sema.Expr) {
	if l, ok := x.(*sema.Load); ok {
		w.place(l.Place)
	}
}

// channel adds what a send or receive depends on.
func (w *reasons) channel(s sema.Stmt) {
	switch s := s.(type) {
	case *sema.Send:
		w.leafChannel(s.Chan)
	case *sema.Recv:
		w.leafChannel(s.Chan)
		for _, a := range s.Args {
			if a.Match != nil {
				w.why(a.Match)
			}
		}
	}
}
