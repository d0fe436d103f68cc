package sema

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// MaxVector bounds the bytes of the globals, of one frame and of one channel. It is
// what SPIN calls VECTORSZ, far above any model that can be searched.
const MaxVector = 1 << 16

// Model is what a Resolver has learnt of a module.
type Model struct {
	Records  map[string]*Record
	Mtypes   map[string]*Const   // by the constant's name
	Subtypes map[string][]string // names of each subtype by number, from 1 at index 0
	Globals  []*Var
	Size     int // bytes of the globals
	Chans    []*ChanType
	Procs    []*Proc // proctypes and init, in the order of the text
	ByName   map[string]*Proc

	// What is used anywhere decides what the state vector has to hold.
	// UsesTimeout does not count never claims: SPIN evaluates a timeout that
	// stands only in a never claim to false.
	UsesLast, UsesPriority, UsesTimeout, UsesProgress, UsesEnabled bool
	QuantDepth                                                     int

	// Caveats are remarks on the model that keep nobody from checking it.
	Caveats []string
}

// Resolver resolves one module. Use: New, then for each body OpenProc, the
// statements in the order of the text with OpenScope and CloseScope at each pair of
// braces, CloseProc; at the end Errors.
type Resolver struct {
	*Model
	file    string
	errs    token.Errors
	scopes  []map[string]*Var // innermost last; the first holds the globals
	proc    *Proc
	results map[*ast.VarRef]*Place // places resolved ahead, see Result
	bound   []string               // the variables of the quantifiers around
	known   map[string]bool        // inlines that in() may name
	// RemoteLabels are to be resolved when every body is laid out.
	RemoteLabels []*RemoteLabel
	remote       []func() // checks that wait until every body is known
	claim        bool
	events       bool // in a trace assertion
}

// MaxErrors is how many mistakes are listed before the rest is left out.
const MaxErrors = 20

func (r *Resolver) errorf(pos token.Pos, format string, args ...any) {
	for _, e := range r.errs {
		if e.Pos == pos {
			return // one message a place: what follows is a consequence
		}
	}
	r.errs = append(r.errs, &token.Error{Pos: pos, Msg: fmt.Sprintf(format, args...)})
}

// Errorf reports a mistake that the caller found.
func (r *Resolver) Errorf(pos token.Pos, format string, args ...any) { r.errorf(pos, format, args...) }

// Errors are the mistakes found, nil without.
func (r *Resolver) Errors() error {
	for _, f := range r.remote {
		f()
	}
	r.remote = nil
	if len(r.errs) == 0 {
		return nil
	}
	slices.SortStableFunc(r.errs, func(a, b *token.Error) int {
		if a.Pos.File != b.Pos.File {
			return 0 // files as they were met
		}
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	if len(r.errs) > MaxErrors {
		last := r.errs[MaxErrors-1]
		r.errs = append(r.errs[:MaxErrors:MaxErrors],
			&token.Error{Pos: last.Pos, Msg: "too many errors"})
	}
	return r.errs
}

// New declares everything that stands outside the bodies of m.
func New(m *ast.Module) *Resolver {
	r := &Resolver{
		Model: &Model{
			Records: map[string]*Record{}, Mtypes: map[string]*Const{},
			Subtypes: map[string][]string{}, ByName: map[string]*Proc{},
		},
		file:    m.File,
		scopes:  []map[string]*Var{{}},
		known:   map[string]bool{},
		results: map[*ast.VarRef]*Place{},
	}
	for _, n := range m.Inlines {
		r.known[n.Name] = true
	}
	for _, u := range m.Units {
		switch u := u.(type) {
		case *ast.Mtype:
			r.mtype(u)
		case *ast.Proctype:
			r.proctype(u)
		}
	}
	return r
}

// mtype numbers the constants. SPIN puts the names of a declaration in front of
// each other but behind those of earlier declarations, so that the last name of the
// first declaration is 1.
func (r *Resolver) mtype(u *ast.Mtype) {
	names := r.Subtypes[u.Subtype]
	for i := len(u.Names) - 1; i >= 0; i-- {
		n := u.Names[i]
		if old := r.Mtypes[n.Name]; old != nil {
			r.errorf(n.Pos, "mtype constant %s redeclared", n.Name)
			continue
		}
		names = append(names, n.Name)
		r.Mtypes[n.Name] = &Const{Val: int32(len(names)), Name: n.Name, Sub: u.Subtype}
	}
	if len(names) > 255 {
		r.errorf(u.Pos, "too many mtype constants: got %d, at most 255", len(names))
	}
	r.Subtypes[u.Subtype] = names
}

func (r *Resolver) proctype(u *ast.Proctype) {
	p := &Proc{Name: u.Name, Num: len(r.Procs), Pos: u.Pos, Init: u.Init, Deterministic: u.DProc, Priority: 1}
	r.Procs = append(r.Procs, p)
	r.ByName[u.Name] = p
}

// Typedef declares a record.
func (r *Resolver) Typedef(u *ast.Typedef) {
	rec := &Record{Name: u.Name, Pos: u.Pos}
	for _, d := range u.Fields {
		for _, v := range r.vars(d) {
			if rec.Field(v.Name) != nil {
				r.errorf(v.Pos, "field %s redeclared", v.Name)
				continue
			}
			v.Off = rec.Size
			rec.Size += v.Size()
			rec.Fields = append(rec.Fields, v)
			if rec.Size > MaxVector {
				r.errorf(v.Pos, "typedef %s is too large: more than %d bytes", u.Name, MaxVector)
				rec.Size = 1
			}
		}
	}
	r.Records[u.Name] = rec
}

// Global declares global variables.
func (r *Resolver) Global(d *ast.Decl) {
	for _, v := range r.vars(d) {
		r.declare(v)
		v.Off = r.Size
		r.Size += v.Size()
		r.Globals = append(r.Globals, v)
		if r.Size > MaxVector {
			r.errorf(v.Pos, "the global variables are too large: more than %d bytes", MaxVector)
			r.Size = 0
		}
	}
}

// Local declares variables of the body in progress.
func (r *Resolver) Local(d *ast.Decl) []*Var {
	vs := r.vars(d)
	for _, v := range vs {
		r.addLocal(v)
		v.Step = d.Step
	}
	return vs
}

func (r *Resolver) addLocal(v *Var) {
	r.declare(v)
	p := r.proc
	v.Proc, v.Off = p, p.Size
	p.Size += v.Size()
	p.Vars = append(p.Vars, v)
	if p.Size > MaxVector {
		r.errorf(v.Pos, "the variables of %s are too large: more than %d bytes", p.Name, MaxVector)
		p.Size = 0
	}
}

func (r *Resolver) declare(v *Var) {
	s := r.scopes[len(r.scopes)-1]
	if old := r.lookup(v.Name); old != nil {
		r.errorf(v.Pos, "%s redeclared: it is visible here from %v, and names cannot be hidden", v.Name, old.Pos)
	}
	if r.Mtypes[v.Name] != nil {
		r.errorf(v.Pos, "%s is already an mtype constant", v.Name)
	}
	s[v.Name] = v
}

// OpenScope and CloseScope stand for braces.
func (r *Resolver) OpenScope() { r.scopes = append(r.scopes, map[string]*Var{}) }

// CloseScope ends what OpenScope began.
func (r *Resolver) CloseScope() { r.scopes = r.scopes[:len(r.scopes)-1] }

// OpenProc enters a proctype: its parameters, priority and provided clause.
func (r *Resolver) OpenProc(u *ast.Proctype) *Proc {
	p := r.ByName[u.Name]
	r.proc = p
	r.OpenScope()
	for _, d := range u.Params {
		for _, v := range r.vars(d) {
			r.param(v)
		}
	}
	if u.Priority != nil {
		if n, ok := r.constant(u.Priority); ok {
			p.Priority = n
			if n < 1 || n > 255 {
				r.errorf(u.Priority.Place(), "priority out of range: got %d, want 1 to 255", n)
			}
			r.UsesPriority = true
		}
	}
	if u.Provided != nil {
		p.Provided = r.Expr(u.Provided)
	}
	return p
}

func (r *Resolver) param(v *Var) {
	v.Param = true
	switch {
	case v.Array:
		r.errorf(v.Pos, "parameter %s is an array", v.Name)
	case v.Init != nil || v.List != nil || v.Chan != nil:
		r.errorf(v.Pos, "parameter %s has an initialiser", v.Name)
		v.Init, v.List, v.Chan = nil, nil, nil
	}
	r.addLocal(v)
	r.proc.Params = append(r.proc.Params, v)
	for _, f := range flatten(v.Type, v.Off, nil) {
		r.proc.Slots = append(r.proc.Slots, Slot(f))
	}
}

// OpenClaim enters a never claim or trace assertion.
func (r *Resolver) OpenClaim(u *ast.Claim) *Proc {
	r.proc = &Proc{Name: u.Name, Num: -1, Pos: u.Pos}
	r.claim, r.events = true, u.Kind != ast.Never
	r.OpenScope()
	return r.proc
}

// CloseProc leaves the body that OpenProc or OpenClaim entered.
func (r *Resolver) CloseProc() {
	r.CloseScope()
	r.proc, r.claim, r.events = nil, false, false
}

// Number is the constant that an expression such as an array bound or "active [n]" is worth.
func (r *Resolver) Number(e ast.Expr) (int, bool) { return r.constant(e) }

func (r *Resolver) lookup(name string) *Var {
	for i := len(r.scopes) - 1; i >= 0; i-- {
		if v := r.scopes[i][name]; v != nil {
			return v
		}
	}
	return nil
}

type flat struct {
	Type Type
	Off  int
}

// flatten lists the scalars that a value of type t at off consists of.
func flatten(t Type, off int, out []flat) []flat {
	if t.Kind != RecordKind {
		return append(out, flat{t, off})
	}
	for _, f := range t.Record.Fields {
		for i := range f.Len {
			out = flatten(f.Type, off+f.Off+i*f.Type.Size(), out)
		}
	}
	return out
}

// Lookup finds the variable that a name stands for here, nil without.
func (r *Resolver) Lookup(name string) *Var { return r.lookup(name) }

// Counter names the hidden variable that counts the messages in a for loop over a channel:
// one for each scope, as in SPIN.
func (r *Resolver) Counter(scope string, pos token.Pos, wide bool) string {
	name := "for counter " + scope
	if r.lookup(name) == nil {
		t := Type{Kind: Byte}
		if wide {
			t.Kind = Short
		}
		r.addLocal(&Var{Name: name, Pos: pos, Type: t, Len: 1})
	}
	return name
}
