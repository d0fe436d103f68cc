package vm

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// accesses lists what a statement does to shared memory: global variables, variables of other processes,
// and channels, each of which counts as one variable.
func accesses(n *flow.Node) []model.Access {
	a := &accessList{seen: map[model.Access]bool{}}
	if n.DStep != nil {
		for _, o := range n.DStep.Ops {
			if o.Options == nil {
				a.stmt(o.Node.Stmt)
			}
		}
		return a.out
	}
	a.stmt(n.Stmt)
	return a.out
}

type accessList struct {
	out  []model.Access
	seen map[model.Access]bool
}

func (a *accessList) add(k model.AccessKind, name string) {
	acc := model.Access{Kind: k, Var: name}
	if !a.seen[acc] {
		a.seen[acc] = true
		a.out = append(a.out, acc)
	}
}

func (a *accessList) stmt(s sema.Stmt) {
	switch s := s.(type) {
	case *sema.Guard:
		a.expr(s.X)
	case *sema.Assign:
		a.assign(s)
	case *sema.Clear:
		for _, x := range s.Vals {
			a.expr(x)
		}
	case *sema.Send:
		a.exprs(s.Args)
		a.add(model.ReadModifyWrite, s.Text)
	case *sema.Recv:
		for _, r := range s.Args {
			if r.Match != nil {
				a.expr(r.Match)
			}
		}
		if s.Copy {
			a.add(model.Load, s.Text)
		} else {
			a.add(model.ReadModifyWrite, s.Text)
		}
		for _, r := range s.Args {
			if r.Bind != nil {
				a.place(model.Store, r.Bind)
			}
		}
	case *sema.Print:
		a.exprs(s.Args)
	case *sema.Assert:
		a.expr(s.X)
	case *sema.SetPriority:
		a.expr(s.Pid)
		a.expr(s.To)
		a.add(model.Store, "_priority")
	}
}

// assign is a store, or one read-modify-write where the old value decides the new.
func (a *accessList) assign(s *sema.Assign) {
	if !s.Update {
		a.expr(s.X)
		a.place(model.Store, s.Place)
		return
	}
	if b, ok := s.X.(*sema.Binary); ok {
		for _, x := range [...]sema.Expr{b.X, b.Y} {
			if l, ok := x.(*sema.Load); !ok || l.Place.Text != s.Place.Text {
				a.expr(x)
			}
		}
	}
	a.place(model.ReadModifyWrite, s.Place)
}

func (a *accessList) place(k model.AccessKind, p *sema.Place) {
	for _, ix := range p.Index {
		a.expr(ix.X)
	}
	if p.Pid != nil {
		a.expr(p.Pid)
	}
	if p.Proc != nil || p.Var.Proc == nil {
		a.add(k, p.Text)
	}
}

func (a *accessList) exprs(list []sema.Expr) {
	for _, x := range list {
		if x != nil {
			a.expr(x)
		}
	}
}

func (a *accessList) expr(x sema.Expr) {
	switch x := x.(type) {
	case *sema.Load:
		a.place(model.Load, x.Place)
	case *sema.Unary:
		a.expr(x.X)
	case *sema.Binary:
		a.expr(x.X)
		a.expr(x.Y)
	case *sema.Cond:
		a.exprs([]sema.Expr{x.If, x.Then, x.Else})
	case *sema.ChanTest:
		a.channel(x.Chan)
	case *sema.Poll:
		a.channel(x.Chan)
		a.exprs(x.Match)
	case *sema.Run:
		a.exprs(x.Args)
	case *sema.ProcTest:
		a.expr(x.X)
	case *sema.RemoteLabel:
		a.add(model.Load, x.Proc.Name+"@"+x.Label)
	case *sema.Quant:
		a.expr(x.Body)
	case *sema.In:
		a.expr(x.Thread)
		a.add(model.Load, "in("+x.Inline+")")
	}
}

// channel is a test of a channel: it reads the variable, and what is in it.
func (a *accessList) channel(x sema.Expr) {
	if l, ok := x.(*sema.Load); ok {
		a.add(model.Load, l.Place.Text)
		return
	}
	a.expr(x)
}
