package promela

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/ltl"
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// formula is an ltl block: its temporal structure over state formulas.
type formula struct {
	unit  *ast.LTL
	ltl   *ltl.Formula
	atoms []sema.Expr
	index map[string]int
}

// resolve resolves the ltl blocks, once every body is known.
func (p *Program) resolve(r *sema.Resolver) []*formula {
	var out []*formula
	for _, u := range p.module.Units {
		if l, ok := u.(*ast.LTL); ok {
			f := &formula{unit: l, index: map[string]int{}}
			f.ltl = f.convert(r, l.Formula)
			out = append(out, f)
		}
	}
	return out
}

var temporal = map[ast.Op]ltl.Op{
	ast.Until: ltl.Until, ast.WeakUntil: ltl.WeakUntil, ast.Release: ltl.Release,
	ast.Always: ltl.Always, ast.Eventually: ltl.Eventually, ast.Next: ltl.Next,
	ast.And: ltl.And, ast.Or: ltl.Or, ast.BitAnd: ltl.And, ast.BitOr: ltl.Or, ast.Not: ltl.Not, ast.Implies: ltl.Implies, ast.Equiv: ltl.Iff,
}

// convert turns operators into those of ltl down to the largest parts without a
// temporal one: these are the atoms.
func (f *formula) convert(r *sema.Resolver, e ast.Expr) *ltl.Formula {
	switch x := e.(type) {
	case *ast.Unary:
		if x.Op == ast.Not || hasTemporal(x) {
			return &ltl.Formula{Op: temporal[x.Op], Left: f.convert(r, x.X)}
		}
	case *ast.Binary:
		if x.Op == ast.Implies || x.Op == ast.Equiv || hasTemporal(x) {
			if op, ok := temporal[x.Op]; ok {
				return &ltl.Formula{Op: op, Left: f.convert(r, x.X), Right: f.convert(r, x.Y)}
			}
		}
	case *ast.Const:
		if x.Val != 0 {
			return &ltl.Formula{Op: ltl.True}
		}
		return &ltl.Formula{Op: ltl.False}
	}
	return f.atom(r, e)
}

func (f *formula) atom(r *sema.Resolver, e ast.Expr) *ltl.Formula {
	text := ast.Print(e)
	i, ok := f.index[text]
	if !ok {
		i = len(f.atoms)
		f.index[text] = i
		f.atoms = append(f.atoms, r.Expr(e))
	}
	return &ltl.Formula{Op: ltl.Atom, Atom: i}
}

// hasTemporal says whether an operator of ltl stands in e that no expression has.
func hasTemporal(e ast.Expr) bool {
	switch x := e.(type) {
	case *ast.Unary:
		return x.Op >= ast.Implies || hasTemporal(x.X)
	case *ast.Binary:
		return x.Op >= ast.Implies || hasTemporal(x.X) || hasTemporal(x.Y)
	}
	return false
}

// properties makes what the file states into properties, in the order safety, accept,
// progress, then claims as they stand.
func (p *Program) properties(formulas []*formula) error {
	p.props = []model.Property{{Name: "safety", Kind: model.Safety}}
	accept, progress := false, false
	for _, b := range p.flow.Bodies {
		for _, q := range b.Points {
			accept = accept || q.Accept
			progress = progress || q.Progress
		}
	}
	p.labelled(accept, model.Property{Name: "accept", Kind: model.Acceptance, Marked: p.Labelled(false)})
	p.labelled(progress, model.Property{Name: "progress", Kind: model.NonProgress, Marked: p.Labelled(true)})
	for _, b := range p.flow.Claims {
		prop := p.Claim(b)
		if len(p.flow.Claims) == 1 && b.Name == "never_0" {
			prop.Name = "never" // it has none of its own
		}
		p.props = append(p.props, prop)
	}
	for _, f := range formulas {
		prop, err := p.formula(f)
		if err != nil {
			return err
		}
		p.props = append(p.props, prop)
	}
	return nil
}

// labelled adds the property of a kind of label, to those that can be asked for if
// there is no such label.
func (p *Program) labelled(stated bool, prop model.Property) {
	if stated {
		p.props = append(p.props, prop)
	} else {
		p.extra = append(p.extra, prop)
	}
}

// formula makes an ltl block a property: nobody may see a run of the negated formula. One of
// the form [] p is an invariant.
func (p *Program) formula(f *formula) (model.Property, error) {
	pos := f.unit.Pos
	prop := model.Property{
		Name: f.unit.Name, Kind: model.Claim, Text: f.unit.Text,
		Pos:            model.Position{File: pos.File, Line: pos.Line, Col: pos.Col},
		StutterVariant: f.ltl.HasNext(),
	}
	if a, ok := f.unit.Formula.(*ast.Unary); ok && a.Op == ast.Always && !ast.Temporal(a.X) {
		prop.Kind = model.Invariance
		prop.Invariants = []int{p.Predicate(f.state(f.ltl.Left))}
		return prop, nil
	}
	a, err := ltl.Translate(&ltl.Formula{Op: ltl.Not, Left: f.ltl})
	if err != nil {
		return prop, token.Errors{{Pos: pos, Msg: fmt.Sprintf("ltl %s: %v", f.unit.Name, err)}}
	}
	for _, x := range f.atoms {
		prop.Atoms = append(prop.Atoms, p.Predicate(x))
	}
	prop.Automaton = &model.Automaton{Initial: a.Initial}
	for _, s := range a.States {
		q := model.AutomatonState{Accepting: s.Accepting}
		for _, e := range s.Edges {
			q.Edges = append(q.Edges, model.AutomatonEdge{Pos: e.Pos, Neg: e.Neg, To: e.To})
		}
		prop.Automaton.States = append(prop.Automaton.States, q)
	}
	return prop, nil
}

// state turns a formula without temporal operators back into an expression.
func (f *formula) state(l *ltl.Formula) sema.Expr {
	switch l.Op {
	case ltl.Atom:
		return f.atoms[l.Atom]
	case ltl.True:
		return &sema.Const{Val: 1}
	case ltl.False:
		return &sema.Const{}
	case ltl.Not:
		return &sema.Unary{Op: ast.Not, X: f.state(l.Left)}
	case ltl.And:
		return &sema.Binary{Op: ast.And, X: f.state(l.Left), Y: f.state(l.Right)}
	case ltl.Implies:
		return &sema.Binary{Op: ast.Or, X: &sema.Unary{Op: ast.Not, X: f.state(l.Left)}, Y: f.state(l.Right)}
	case ltl.Iff:
		x, y := &sema.Unary{Op: ast.Not, X: f.state(l.Left)}, &sema.Unary{Op: ast.Not, X: f.state(l.Right)}
		return &sema.Binary{Op: ast.Eq, X: x, Y: y}
	}
	return &sema.Binary{Op: ast.Or, X: f.state(l.Left), Y: f.state(l.Right)}
}
