package sema

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Stmt resolves a basic statement. After a mistake it returns a Skip.
func (r *Resolver) Stmt(s ast.Stmt) Stmt {
	switch s := s.(type) {
	case *ast.ExprStmt:
		x := r.Expr(s.X)
		if _, alone := x.(*Run); !alone {
			r.noRun(s.Pos, x)
		}
		return &Guard{x}
	case *ast.Else:
		return &Else{}
	case *ast.Assign:
		return r.assign(s.LHS, s.RHS)
	case *ast.IncDec:
		op := ast.Add
		if s.Dec {
			op = ast.Sub
		}
		return r.assign(s.LHS, &ast.Binary{Pos: s.Pos, Op: op, X: s.LHS, Y: &ast.Const{Pos: s.Pos, Val: 1, Text: "1"}})
	case *ast.Send:
		return &Send{r.channel(s.Chan), s.Sorted, r.args(s.Args), ast.Print(s.Chan)}
	case *ast.Recv:
		args := r.recvArgs(s.Args)
		r.twice(args)
		return &Recv{r.channel(s.Chan), s.Random, s.Copy, args, ast.Print(s.Chan)}
	case *ast.Printf:
		return &Print{Format: s.Format, Args: r.args(s.Args)}
	case *ast.Printm:
		return r.printm(s)
	case *ast.Assert:
		return &Assert{r.Expr(s.X), ast.Print(s.X)}
	case *ast.SetPriority:
		r.UsesPriority = true
		return &SetPriority{r.Expr(s.X), r.Expr(s.Y)}
	}
	r.errorf(s.Place(), "unexpected statement")
	return &Skip{}
}

func (r *Resolver) assign(lhs *ast.VarRef, rhs ast.Expr) Stmt {
	if lhs.Index == nil && lhs.Field == nil {
		switch lhs.Name {
		case "_":
			return &Guard{&Binary{ast.Or, r.Expr(rhs), &Const{Val: 1}}}
		case "_priority":
			r.UsesPriority = true
			return &SetPriority{MyPid, r.Expr(rhs)}
		case "_pid", "_nr_pr", "_last":
			r.errorf(lhs.Pos, "%s cannot be assigned to", lhs.Name)
			return &Skip{}
		}
	}
	p := r.Place(lhs)
	x := r.Expr(rhs)
	if _, alone := x.(*Run); !alone {
		r.noRun(lhs.Pos, x)
	}
	if p == nil {
		return &Skip{}
	}
	if p.Type.Kind == RecordKind {
		r.errorf(lhs.Pos, "%s is a %s, want one of its fields", p.Text, p.Type)
		return &Skip{}
	}
	if b, ok := x.(*Binary); ok && p.Type.Kind == Chan && b.Op <= ast.Shr {
		r.errorf(lhs.Pos, "arithmetic on the channel %s", p.Text)
	}
	if lhs.Field == nil {
		r.subtype(lhs.Pos, lhs.Name, p.Type, x)
	}
	return &Assign{Place: p, X: x, Update: updates(p, x)}
}

// subtype checks that an mtype constant which a variable of a subtype gets is of that subtype. SPIN
// does not look at fields of records, nor at values that are no constants.
func (r *Resolver) subtype(pos token.Pos, name string, t Type, x Expr) {
	if c, ok := x.(*Const); ok && c.Name != "" && t.Sub != "" && c.Sub != t.Sub {
		r.errorf(pos, "%s is a %s, but %s is a %s", name, t, c.Name, Type{Kind: Mtype, Sub: c.Sub})
	}
}

// updates says whether x has the form p op e or e op p.
func updates(p *Place, x Expr) bool {
	b, ok := x.(*Binary)
	if !ok {
		return false
	}
	for _, s := range [...]Expr{b.X, b.Y} {
		if l, ok := s.(*Load); ok && l.Place.Var == p.Var && l.Place.Text == p.Text {
			return true
		}
	}
	return false
}

func (r *Resolver) recvArgs(list []ast.Expr) []RecvArg {
	var out []RecvArg
	for _, a := range list {
		switch a := a.(type) {
		case *ast.Eval:
			out = append(out, RecvArg{Match: r.Expr(a.X)})
		case *ast.VarRef:
			out = append(out, r.bindArg(a)...)
		default:
			out = append(out, RecvArg{Match: r.Expr(a)})
		}
	}
	return out
}

// bindArg is a name among the arguments of a receive: a constant to match, the
// scratch variable, a variable, or a record that stands for all its fields.
func (r *Resolver) bindArg(a *ast.VarRef) []RecvArg {
	if a.Index == nil && a.Field == nil {
		if a.Name == "_" {
			return []RecvArg{{}}
		}
		if c := r.Mtypes[a.Name]; c != nil {
			return []RecvArg{{Match: c}}
		}
		if a.Name == "_pid" {
			r.errorf(a.Pos, "_pid cannot be assigned to, want eval(_pid)")
			return []RecvArg{{}}
		}
	}
	p := r.record(a)
	if p == nil {
		if p = r.Place(a); p == nil {
			return []RecvArg{{}}
		}
		return []RecvArg{{Bind: p}}
	}
	var out []RecvArg
	for _, f := range flatten(p.Type, 0, nil) {
		q := *p
		q.Off, q.Type = p.Off+f.Off, f.Type
		out = append(out, RecvArg{Bind: &q})
	}
	return out
}

func (r *Resolver) printm(s *ast.Printm) Stmt {
	x := r.Expr(s.X)
	p := &Print{Args: []Expr{x}}
	switch x := x.(type) {
	case *Const:
		p.Sub = x.Sub
	case *Load:
		p.Sub = x.Place.Type.Sub
	}
	return p
}

// Clear is the step of a declaration that stands among statements: it sets
// the variable to its initial value, 0 without.
func (r *Resolver) Clear(v *Var, text string) Stmt {
	c := &Clear{Var: v, Text: text}
	for i := range v.Len {
		var x Expr = &Const{}
		switch {
		case v.Init != nil:
			x = v.Init
		case len(v.List) > 0:
			x = v.List[min(i, len(v.List)-1)]
		}
		c.Vals = append(c.Vals, x)
		if v.List == nil {
			break // of an array SPIN resets the first element only
		}
	}
	return c
}

// noRun refuses a run inside a larger expression: whether it happens could depend on the rest.
func (r *Resolver) noRun(pos token.Pos, x Expr) {
	switch x := x.(type) {
	case *Run:
		r.errorf(pos, "run inside a larger expression")
	case *Unary:
		r.noRun(pos, x.X)
	case *Binary:
		r.noRun(pos, x.X)
		r.noRun(pos, x.Y)
	case *Cond:
		r.noRun(pos, x.If)
		r.noRun(pos, x.Then)
		r.noRun(pos, x.Else)
	}
}

// twice refuses a receive that stores two fields to one scalar.
func (r *Resolver) twice(args []RecvArg) {
	for i, a := range args {
		for _, b := range args[:i] {
			if a.Bind != nil && b.Bind != nil && a.Bind.Var == b.Bind.Var && !a.Bind.Var.Array && a.Bind.Off == b.Bind.Off {
				r.errorf(a.Bind.Pos, "%s receives more than one field", a.Bind.Text)
			}
		}
	}
}
