package promela

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Vet finds what is legal but seldom meant, in the order of the text:
//
//   - a step outside atomic that touches two shared variables: no hardware does
//     that in one access, so the model hides interleavings
//   - a constant that does not fit the variable it is stored to
//   - else beside a send or receive, whose truth hangs on who else is ready
func (p *Program) Vet() []*token.Error {
	v := &vetter{p: p, seen: map[string]bool{}}
	for _, b := range p.flow.Bodies {
		for i := range b.Points {
			v.point(&b.Points[i])
		}
	}
	slices.SortStableFunc(v.out, func(a, b *token.Error) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return v.out
}

type vetter struct {
	p    *Program
	seen map[string]bool
	out  []*token.Error
}

func (v *vetter) warn(pos token.Pos, format string, args ...any) {
	e := &token.Error{Pos: pos, Msg: fmt.Sprintf(format, args...)}
	if !v.seen[e.Error()] {
		v.seen[e.Error()] = true
		v.out = append(v.out, e)
	}
}

func (v *vetter) point(q *flow.Point) {
	var channel, other *flow.Node
	for _, e := range q.Out {
		v.shared(e.Node)
		v.fits(e.Node)
		switch e.Node.Stmt.(type) {
		case *sema.Send, *sema.Recv:
			channel = e.Node
		case *sema.Else:
			other = e.Node
		}
	}
	if channel != nil && other != nil {
		v.warn(other.Pos, "else beside %q: whether it is taken depends on who is ready for the channel", channel.Text)
	}
}

// shared warns of a step that touches more than one shared variable.
func (v *vetter) shared(n *flow.Node) {
	if n.Within || n.DStep != nil {
		return
	}
	if _, ok := n.Stmt.(*sema.Print); ok {
		return // it changes nothing, and nobody models it
	}
	var names []string
	for _, a := range v.p.Describe(model.NewStep(0, n.ID)).Accesses {
		ghost := strings.HasPrefix(a.Var, "in(") || strings.Contains(a.Var, "@") // where others stand is no memory
		if !ghost && !slices.Contains(names, a.Var) {
			names = append(names, a.Var)
		}
	}
	if len(names) > 1 {
		v.warn(n.Pos, "one step touches %d shared variables: %s", len(names), strings.Join(names, ", "))
	}
}

// fits warns of a constant that is truncated when it is stored.
func (v *vetter) fits(n *flow.Node) {
	s, ok := n.Stmt.(*sema.Assign)
	if !ok {
		return
	}
	k, ok := s.X.(*sema.Const)
	if !ok {
		return
	}
	if got := s.Place.Type.Wrap(k.Val); got != k.Val {
		v.warn(n.Pos, "%d does not fit %s, a %s: it is stored as %d", k.Val, s.Place.Text, s.Place.Type, got)
	}
}
