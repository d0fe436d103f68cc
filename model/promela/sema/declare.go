package sema

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// vars makes the variables of a declaration, not yet placed anywhere.
func (r *Resolver) vars(d *ast.Decl) []*Var {
	t, ok := r.typ(d.Type)
	if !ok {
		t = Type{Kind: Int}
	}
	var vs []*Var
	for _, a := range d.Vars {
		v := &Var{Name: a.Name, Pos: a.Pos, Type: t, Len: 1, Hidden: d.Vis == ast.Hidden}
		r.width(v, a)
		if a.Array {
			v.Array = true
			v.Type.Wide = t.Kind == Bit || t.Kind == Bool
			v.Len = r.arrayLen(a)
		}
		r.initial(v, a)
		vs = append(vs, v)
	}
	return vs
}

func (r *Resolver) typ(t ast.Type) (Type, bool) {
	for k, n := range kindNames[:RecordKind] {
		if n == t.Name {
			if Kind(k) == Mtype && t.Subtype != "" && r.Subtypes[t.Subtype] == nil {
				r.Caveats = append(r.Caveats, fmt.Sprintf("%v: mtype:%s has no constants", t.Pos, t.Subtype))
			}
			return Type{Kind: Kind(k), Sub: t.Subtype}, true
		}
	}
	if rec := r.Records[t.Name]; rec != nil {
		return Type{Kind: RecordKind, Record: rec}, true
	}
	r.errorf(t.Pos, "unknown type %s", t.Name)
	return Type{}, false
}

func (r *Resolver) width(v *Var, a *ast.VarDecl) {
	switch {
	case v.Type.Kind == Unsigned && a.Width == 0:
		v.Type.Bits = 8
		r.errorf(a.Pos, "unsigned %s has no width, want unsigned %s : n", a.Name, a.Name)
	case v.Type.Kind == Unsigned:
		v.Type.Bits = a.Width
		if a.Width < 0 || a.Width > 32 {
			r.errorf(a.Pos, "width of %s out of range: got %d, want 1 to 32", a.Name, a.Width)
			v.Type.Bits = 32
		}
	case a.Width != 0:
		r.errorf(a.Pos, "%s %s has a width, which only unsigned can have", v.Type, a.Name)
	}
}

func (r *Resolver) arrayLen(a *ast.VarDecl) int {
	n, ok := r.constant(a.Len)
	if !ok {
		return 1
	}
	if n < 1 {
		r.errorf(a.Len.Place(), "bad size of array %s: got %d, want at least 1", a.Name, n)
		return 1
	}
	if n > MaxVector {
		r.errorf(a.Len.Place(), "bad size of array %s: got %d, at most %d", a.Name, n, MaxVector)
		return 1
	}
	return n
}

func (r *Resolver) initial(v *Var, a *ast.VarDecl) {
	switch {
	case a.Chan != nil:
		if v.Type.Kind != Chan {
			r.errorf(a.Chan.Pos, "%s %s is initialised with a channel", v.Type, v.Name)
			return
		}
		v.Chan = r.chanType(v.Name, a.Chan)
	case a.List != nil:
		if !v.Array {
			r.errorf(a.Pos, "%s is no array, but has a list of initial values", v.Name)
			return
		}
		if len(a.List) > v.Len {
			r.errorf(a.List[v.Len].Place(), "too many initial values for %s: got %d, want %d", v.Name, len(a.List), v.Len)
		}
		for _, x := range a.List {
			v.List = append(v.List, r.Expr(x))
		}
	case a.Init != nil:
		v.Init = r.Expr(a.Init)
		if v.Type.Kind == RecordKind {
			// SPIN ignores it, and people write 0.
			if c, ok := v.Init.(*Const); !ok || c.Val != 0 {
				r.errorf(a.Pos, "%s is a %s and cannot have an initial value", v.Name, v.Type)
			}
			v.Init = nil
			return
		}
		if _, run := v.Init.(*Run); run {
			r.errorf(a.Init.Place(), "run cannot be an initial value")
		}
		r.subtype(a.Pos, v.Name, v.Type, v.Init)
	}
}

func (r *Resolver) chanType(name string, a *ast.ChanInit) *ChanType {
	c := &ChanType{Num: len(r.Chans), Name: name, Pos: a.Pos}
	n, ok := r.constant(a.Cap)
	if ok && n < 0 {
		r.errorf(a.Cap.Place(), "bad capacity of channel %s: got %d", name, n)
		n = 0
	}
	c.Cap = n
	for _, f := range a.Fields {
		t, ok := r.typ(f)
		if !ok {
			continue
		}
		if t.Kind == Unsigned {
			r.errorf(f.Pos, "unsigned cannot be the type of a message field")
			continue
		}
		if t.Kind == RecordKind {
			if len(a.Fields) == 1 {
				c.Whole = t.Record
			}
			r.noRecordArrays(f.Pos, t.Record)
		}
		for _, x := range flatten(t, 0, nil) {
			c.Fields = append(c.Fields, x.Type)
			c.Offs = append(c.Offs, c.Slot)
			c.Slot += x.Type.Size()
		}
	}
	if len(c.Fields) == 1 && (c.Fields[0].Kind == Bit || c.Fields[0].Kind == Bool) {
		c.Fields[0].Kind = Byte // SPIN gives a lone bit a byte, and keeps what does not fit a bit
	}
	if int64(c.Slot)*int64(c.Cap) > MaxVector {
		r.errorf(a.Pos, "channel %s is too large: %d slots of %d bytes, at most %d bytes", name, c.Cap, c.Slot, MaxVector)
		c.Cap = 1
	}
	r.Chans = append(r.Chans, c)
	return c
}

func (r *Resolver) noRecordArrays(pos token.Pos, rec *Record) {
	for _, f := range rec.Fields {
		if f.Type.Kind == RecordKind {
			if f.Array {
				r.errorf(pos, "%s cannot be sent: its field %s is an array of records", rec.Name, f.Name)
			}
			r.noRecordArrays(pos, f.Type.Record)
		}
	}
}

// constant evaluates an expression of numbers. A lone name of a scalar with a constant initial value
// counts as that value, as SPIN has it for array bounds.
func (r *Resolver) constant(e ast.Expr) (int, bool) {
	if v, ok := e.(*ast.VarRef); ok && v.Index == nil && v.Field == nil && r.Mtypes[v.Name] == nil {
		if x := r.lookup(v.Name); x != nil && !x.Array {
			if c, ok := x.Init.(*Const); ok && c.Val > 0 {
				return int(c.Val), true
			}
		}
	}
	c, ok := r.Expr(e).(*Const)
	if !ok {
		r.errorf(e.Place(), "want a constant")
		return 0, false
	}
	return int(c.Val), true
}
