package flow

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// call builds the expansion of an inline.
func (b *builder) call(s *ast.InlineCall) *seq {
	f := model.Frame{Name: s.Name, At: position(s.Pos)}
	for i, text := range s.Args {
		f.Args = append(f.Args, model.Arg{Name: s.Params[i], Text: text})
	}
	b.inlines = append(b.inlines, f)
	first := len(b.elems)
	body := b.sequence(s.Body)
	b.inlines = b.inlines[:len(b.inlines)-1]
	for _, e := range b.elems[first:] {
		markOut(f.Args, e.stmt)
	}
	return body
}

// markOut marks the arguments that a statement stores to. All frames of the call share them.
func markOut(args []model.Arg, s sema.Stmt) {
	mark := func(p *sema.Place) {
		for i := range args {
			args[i].Out = args[i].Out || p != nil && args[i].Text == p.Text
		}
	}
	switch s := s.(type) {
	case *sema.Assign:
		mark(s.Place)
	case *sema.Recv:
		for _, r := range s.Args {
			mark(r.Bind)
		}
	}
}
