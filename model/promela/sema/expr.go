package sema

import (
	"math"
	"sort"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Expr resolves an expression. After a mistake it returns the constant 1, so
// that the analysis can go on.
func (r *Resolver) Expr(e ast.Expr) Expr {
	switch e := e.(type) {
	case *ast.Const:
		if e.Val > math.MaxUint32 || e.Val < math.MinInt32 {
			r.errorf(e.Pos, "number %s is too large", e.Text)
		}
		return &Const{Val: int32(e.Val)}
	case *ast.VarRef:
		return r.value(e)
	case *ast.Unary:
		return r.unary(e)
	case *ast.Binary:
		return r.binary(e)
	case *ast.Cond:
		return &Cond{r.Expr(e.If), r.Expr(e.Then), r.Expr(e.Else)}
	case *ast.Run:
		return r.run(e)
	case *ast.ChanExpr:
		return &ChanTest{e.Op, r.channel(e.Chan)}
	case *ast.Poll:
		return r.poll(e)
	case *ast.Builtin:
		if e.Name == "timeout" {
			r.UsesTimeout = r.UsesTimeout || !r.claim
			return Timeout
		}
		r.UsesProgress = true
		return NonProgress
	case *ast.ProcExpr:
		switch e.Name {
		case "get_priority":
			r.UsesPriority = true
		case "enabled":
			r.UsesEnabled = true
		}
		return &ProcTest{e.Name, r.Expr(e.X)}
	case *ast.RemoteLabel:
		return r.remoteLabel(e)
	case *ast.RemoteVar:
		return r.remoteVar(e)
	case *ast.Quant:
		return r.quant(e)
	case *ast.InExpr:
		if !r.known[e.Inline.Name] {
			r.errorf(e.Inline.Pos, "unknown inline %s%s", e.Inline.Name, token.Suggest(e.Inline.Name, keys(r.known)))
		}
		return &In{r.Expr(e.Thread), e.Inline.Name}
	case *ast.Eval:
		r.errorf(e.Pos, "eval stands outside a receive")
	case nil:
	default:
		r.errorf(e.Place(), "unexpected expression")
	}
	return &Const{Val: 1}
}

func (r *Resolver) unary(e *ast.Unary) Expr {
	switch e.Op {
	case ast.Neg, ast.BitNot, ast.Not:
	default:
		r.errorf(e.Pos, "a temporal operator can only stand in an ltl formula, outside of other operators")
		return &Const{Val: 1}
	}
	x := r.Expr(e.X)
	if c, ok := x.(*Const); ok {
		return &Const{Val: UnaryOp(e.Op, c.Val)}
	}
	return &Unary{e.Op, x}
}

func (r *Resolver) binary(e *ast.Binary) Expr {
	if len(r.bound) > 0 { // what quantifiers say is ours, and formulas want it said
		switch not := (&ast.Unary{Pos: e.Pos, Op: ast.Not, X: e.X}); e.Op {
		case ast.Implies:
			return r.binary(&ast.Binary{Pos: e.Pos, Op: ast.Or, X: not, Y: e.Y})
		case ast.Equiv:
			return r.binary(&ast.Binary{Pos: e.Pos, Op: ast.Eq, X: not, Y: &ast.Unary{Pos: e.Pos, Op: ast.Not, X: e.Y}})
		}
	}
	if u, ok := e.X.(*ast.Unary); ok && u.Op > ast.Equiv && e.Op < ast.Implies {
		op := ast.Print(&ast.Unary{Op: u.Op, X: &ast.VarRef{}})
		r.errorf(u.Pos, "%s binds tighter than what follows, want %s(%s)", op, op,
			ast.Print(&ast.Binary{Op: e.Op, X: u.X, Y: e.Y}))
		return &Const{Val: 1}
	}
	if e.Op >= ast.Implies {
		r.errorf(e.Pos, "a temporal operator can only stand in an ltl formula, outside of other operators")
		return &Const{Val: 1}
	}
	x, y := r.Expr(e.X), r.Expr(e.Y)
	a, oka := x.(*Const)
	b, okb := y.(*Const)
	if oka && okb {
		if (e.Op == ast.Div || e.Op == ast.Mod) && b.Val == 0 {
			r.errorf(e.Pos, "division by zero")
			return &Const{Val: 1}
		}
		return &Const{Val: BinaryOp(e.Op, a.Val, b.Val)}
	}
	if e.Op <= ast.Shr && e.Op != ast.BadOp {
		r.noChan(e.X, x)
		r.noChan(e.Y, y)
	}
	return &Binary{e.Op, x, y}
}

func (r *Resolver) noChan(e ast.Expr, x Expr) {
	if l, ok := x.(*Load); ok && l.Place.Type.Kind == Chan {
		r.errorf(e.Place(), "arithmetic on the channel %s", l.Place.Text)
	}
}

// value resolves a name that stands for a value.
func (r *Resolver) value(e *ast.VarRef) Expr {
	if e.Index == nil && e.Field == nil {
		for i := len(r.bound) - 1; i >= 0; i-- {
			if r.bound[i] == e.Name {
				return &Bound{i}
			}
		}
		switch e.Name {
		case "_pid":
			if r.proc == nil {
				r.errorf(e.Pos, "_pid has no meaning outside a process")
			}
			return MyPid
		case "_nr_pr":
			return NrPr
		case "_last":
			r.UsesLast = true
			return Last
		case "_priority":
			r.UsesPriority = true
			return MyPriority
		case "_":
			if r.events {
				return Anything
			}
			r.errorf(e.Pos, "_ can be written, not read")
			return &Const{Val: 1}
		}
		if c := r.Mtypes[e.Name]; c != nil {
			return c
		}
	}
	p := r.Place(e)
	if p == nil {
		return &Const{Val: 1}
	}
	if p.Type.Kind == RecordKind {
		r.errorf(e.Pos, "%s is a %s, want one of its fields", p.Text, p.Type)
		return &Const{Val: 1}
	}
	return &Load{p}
}

// Place resolves a name that stands for a variable, nil after a mistake.
func (r *Resolver) Place(e *ast.VarRef) *Place {
	if p := r.results[e]; p != nil {
		return p
	}
	v := r.lookup(e.Name)
	if v == nil {
		r.undeclared(e)
		return nil
	}
	p := &Place{Pos: e.Pos, Var: v, Off: v.Off, Text: ast.Print(e)}
	if !r.subscript(p, v, e) {
		return nil
	}
	return p
}

func (r *Resolver) undeclared(e *ast.VarRef) {
	switch {
	case r.Mtypes[e.Name] != nil:
		r.errorf(e.Pos, "%s is an mtype constant, want a variable", e.Name)
	case r.ByName[e.Name] != nil:
		r.errorf(e.Pos, "%s is a proctype, want a variable", e.Name)
	default:
		var names []string
		for _, s := range r.scopes {
			names = append(names, keys(s)...)
		}
		names = append(names, keys(r.Mtypes)...)
		r.errorf(e.Pos, "undeclared name %s%s", e.Name, token.Suggest(e.Name, names))
	}
}

// Result resolves the variable that takes the result of an inline, in the scope of the call:
// the assignment itself stands in the scope of the inline's body.
func (r *Resolver) Result(e *ast.VarRef) {
	if p := r.Place(e); p != nil {
		r.results[e] = p
	}
}

// subscript follows the index and the field behind v.
func (r *Resolver) subscript(p *Place, v *Var, e *ast.VarRef) bool {
	size := v.Type.Size()
	switch {
	case e.Index != nil && !v.Array:
		r.errorf(e.Pos, "%s is no array", e.Name)
		return false
	case e.Index == nil && v.Array:
		r.errorf(e.Pos, "missing index of array %s", e.Name)
		return false
	case e.Index != nil:
		x := r.Expr(e.Index)
		if c, ok := x.(*Const); ok && c.Val >= 0 && int(c.Val) < v.Len {
			p.Off += int(c.Val) * size
		} else {
			p.Index = append(p.Index, Index{x, v.Len, size})
		}
	}
	p.Type = v.Type
	if e.Field == nil {
		return true
	}
	if v.Type.Kind != RecordKind {
		r.errorf(e.Field.Pos, "%s is a %s and has no field %s", e.Name, v.Type, e.Field.Name)
		return false
	}
	f := v.Type.Record.Field(e.Field.Name)
	if f == nil {
		var names []string
		for _, x := range v.Type.Record.Fields {
			names = append(names, x.Name)
		}
		r.errorf(e.Field.Pos, "%s has no field %s%s", v.Type, e.Field.Name, token.Suggest(e.Field.Name, names))
		return false
	}
	p.Off += f.Off
	return r.subscript(p, f, e.Field)
}

// channel resolves a name that has to stand for a channel.
func (r *Resolver) channel(e *ast.VarRef) Expr {
	x := r.value(e)
	switch x := x.(type) {
	case *Load:
		if x.Place.Type.Kind != Chan {
			r.errorf(e.Pos, "%s is a %s, want a channel", x.Place.Text, x.Place.Type)
		}
	case *Const:
		if x.Name != "" {
			r.errorf(e.Pos, "%s is an mtype constant, want a channel", x.Name)
		}
	default:
		r.errorf(e.Pos, "%s is no channel", e.Name)
	}
	return x
}

func (r *Resolver) run(e *ast.Run) Expr {
	if r.proc == nil || r.claim {
		r.errorf(e.Pos, "run stands outside a process")
	}
	p := r.ByName[e.Proc]
	if p == nil {
		r.errorf(e.Pos, "unknown proctype %s%s", e.Proc, token.Suggest(e.Proc, keys(r.ByName)))
		return &Const{Val: 1}
	}
	x := &Run{Proc: p, Args: r.args(e.Args)}
	if e.Priority != nil {
		n, ok := r.constant(e.Priority)
		if ok && (n < 1 || n > 255) {
			r.errorf(e.Priority.Place(), "priority out of range: got %d, want 1 to 255", n)
		}
		x.Priority = n
		r.UsesPriority = true
	}
	r.later(func() {
		if len(x.Args) != len(p.Slots) {
			r.errorf(e.Pos, "wrong number of arguments for %s: got %d, want %d", p.Name, len(x.Args), len(p.Slots))
		}
	})
	return x
}

// later runs f when every body has been seen: it depends on text further on.
func (r *Resolver) later(f func()) { r.remote = append(r.remote, f) }

// args resolves a list of values in which a record stands for all its fields.
func (r *Resolver) args(list []ast.Expr) []Expr {
	var out []Expr
	for _, a := range list {
		if v, ok := a.(*ast.VarRef); ok {
			if p := r.record(v); p != nil {
				for _, f := range flatten(p.Type, 0, nil) {
					q := *p
					q.Off, q.Type = p.Off+f.Off, f.Type
					out = append(out, &Load{&q})
				}
				continue
			}
		}
		out = append(out, r.Expr(a))
	}
	return out
}

// record is the place of a variable that is a record as a whole, else nil.
func (r *Resolver) record(e *ast.VarRef) *Place {
	v := r.lookup(e.Name)
	if v == nil || r.Mtypes[e.Name] != nil || v.Type.Kind != RecordKind {
		return nil
	}
	for f := e; ; f = f.Field {
		if v.Type.Kind != RecordKind {
			return nil
		}
		if f.Field == nil {
			break
		}
		if v = v.Type.Record.Field(f.Field.Name); v == nil {
			return nil
		}
	}
	return r.Place(e)
}

func (r *Resolver) poll(e *ast.Poll) Expr {
	x := &Poll{Chan: r.channel(e.Chan), Random: e.Random}
	for _, a := range r.recvArgs(e.Args) {
		x.Match = append(x.Match, a.Match)
	}
	return x
}

func (r *Resolver) remoteLabel(e *ast.RemoteLabel) Expr {
	p := r.ByName[e.Proc]
	if p == nil {
		r.errorf(e.Pos, "unknown proctype %s%s", e.Proc, token.Suggest(e.Proc, keys(r.ByName)))
		return &Const{Val: 1}
	}
	x := &RemoteLabel{Pos: e.Pos, Proc: p, AnyPid: e.Index == nil, Label: e.Label}
	if e.Index != nil {
		x.Pid = r.Expr(e.Index)
	}
	r.RemoteLabels = append(r.RemoteLabels, x)
	return x
}

// remoteVar resolves P[i]:x once the variables of P are known.
func (r *Resolver) remoteVar(e *ast.RemoteVar) Expr {
	p := r.ByName[e.Proc]
	if p == nil {
		r.errorf(e.Pos, "unknown proctype %s%s", e.Proc, token.Suggest(e.Proc, keys(r.ByName)))
		return &Const{Val: 1}
	}
	pl := &Place{Pos: e.Pos, Proc: p, AnyPid: e.Index == nil, Type: Type{Kind: Int}, Text: ast.Print(e)}
	if e.Index != nil {
		pl.Pid = r.Expr(e.Index)
	}
	scopes := append([]map[string]*Var(nil), r.scopes...)
	bound := append([]string(nil), r.bound...)
	in := r.proc
	r.later(func() {
		var names []string
		for _, v := range p.Vars {
			if v.Name == e.Var.Name {
				r.scopes, r.bound, r.proc = scopes, bound, in
				pl.Var, pl.Off = v, v.Off
				r.subscript(pl, v, e.Var)
				r.scopes, r.bound, r.proc = r.scopes[:1], nil, nil
				return
			}
			names = append(names, v.Name)
		}
		r.errorf(e.Pos, "proctype %s has no variable %s%s", p.Name, e.Var.Name, token.Suggest(e.Var.Name, names))
	})
	return &Load{pl}
}

func (r *Resolver) quant(e *ast.Quant) Expr {
	q := &Quant{All: e.All, Slot: len(r.bound)}
	if e.Proc != "" {
		if q.Proc = r.ByName[e.Proc]; q.Proc == nil {
			r.errorf(e.Pos, "unknown proctype %s%s", e.Proc, token.Suggest(e.Proc, keys(r.ByName)))
		}
	}
	r.bound = append(r.bound, e.Var.Name)
	r.QuantDepth = max(r.QuantDepth, len(r.bound))
	q.Body = r.Expr(e.Body)
	r.bound = r.bound[:len(r.bound)-1]
	return q
}

func keys[V any](m map[string]V) []string {
	var s []string
	for k := range m {
		s = append(s, k)
	}
	sort.Strings(s)
	return s
}
