package flow

import (
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// Build lays out every body of m. The mistakes found are in r.
func Build(m *ast.Module, r *sema.Resolver) *Program {
	// Step 0 is no step, so that a zero Step names none.
	p := &Program{Sema: r.Model, Nodes: []*Node{{Text: "no step"}}}
	remote := remoteLabels(m)
	for _, u := range m.Units {
		switch u := u.(type) {
		case *ast.Decl:
			r.Global(u)
		case *ast.Typedef:
			r.Typedef(u)
		case *ast.Proctype:
			p.proctype(u, r, remote)
		case *ast.Claim:
			p.claim(u, r)
		}
	}
	return p
}

// remoteLabels lists the labels that remote references name, as "proctype@label".
func remoteLabels(m *ast.Module) map[string]bool {
	found := map[string]bool{}
	ast.Walk(m, func(n any) bool {
		if x, ok := n.(*ast.RemoteLabel); ok {
			found[x.Proc+"@"+x.Label] = true
		}
		return true
	})
	return found
}

func (p *Program) proctype(u *ast.Proctype, r *sema.Resolver, remote map[string]bool) {
	proc := r.OpenProc(u)
	defer r.CloseProc()
	b := &builder{r: r, prog: p, proc: proc, remote: remote}
	body := b.body(u.Body, u)
	p.Bodies = append(p.Bodies, body)
	if u.Active == nil {
		return
	}
	n, ok := r.Number(u.Active)
	if ok && (n < 0 || n > 255) {
		r.Errorf(u.Active.Place(), "number of active processes out of range: got %d, want 0 to 255", n)
		return
	}
	p.Active = append(p.Active, Active{body, n})
}

func (p *Program) claim(u *ast.Claim, r *sema.Resolver) {
	proc := r.OpenClaim(u)
	defer r.CloseProc()
	b := &builder{r: r, prog: p, proc: proc, claim: true}
	body := b.body(u.Body, u)
	switch u.Kind {
	case ast.Never:
		p.Claims = append(p.Claims, body)
	default:
		if p.Trace != nil {
			r.Errorf(u.Pos, "more than one trace assertion")
		}
		body.Negated = u.Kind == ast.Notrace
		p.Trace = body
	}
}

// body builds and lays out one body.
func (b *builder) body(s *ast.Sequence, u ast.Unit) *Body {
	b.open()
	b.statements(s.Stmts)
	last := &node{kind: stop, stmt: &sema.End{}, pos: u.Place(), text: "-end-"}
	switch u := u.(type) {
	case *ast.Proctype:
		last.pos = u.End
	case *ast.Claim:
		last.pos = u.End
	}
	b.put(last)
	end := len(b.elems)
	top := b.close(s.Pos)
	b.holdRemote()

	l := &layout{b: b, r: b.r, raw: make([]point, len(b.elems)+1)}
	for i := range l.raw[1:] {
		l.raw[i+1].e = b.elems[i]
	}
	for _, lab := range b.labels {
		l.raw[lab.at.seqno].labels |= marks(lab.name)
	}
	l.raw[end].labels |= endMark
	l.sequence(top)
	start := l.hunt(top.first, top.first.status).seqno
	if !l.failed {
		l.flatten()
	}
	return b.finish(l, start, end)
}

// holdRemote puts a skip in the place of each jump whose label a remote reference names: control
// never stands at a jump, so that the reference could not hold.
func (b *builder) holdRemote() {
	for _, l := range b.labels {
		e := l.at
		if e.kind != jump || !b.remote[b.proc.Name+"@"+l.name] {
			continue
		}
		y := *e
		y.seqno = len(b.elems) + 1
		b.elems = append(b.elems, &y)
		e.kind, e.stmt, e.text, e.target, e.exit, e.nxt = basic, skip(), "skip", "", nil, &y
	}
}

func marks(label string) (m mark) {
	if strings.HasPrefix(label, "accept") {
		m |= acceptMark
	}
	if strings.HasPrefix(label, "end") {
		m |= endMark
	}
	if strings.HasPrefix(label, "progress") {
		m |= progressMark
	}
	return m
}

// finish makes the Body of a layout.
func (b *builder) finish(l *layout, start, end int) *Body {
	body := &Body{Proc: b.proc, Name: b.proc.Name, Start: start, End: end, labels: b.labels}
	body.Points = make([]Point, len(l.raw))
	for i := range l.raw {
		p := &l.raw[i]
		q := &body.Points[i]
		q.Out = p.edges
		q.Accept, q.End, q.Progress = p.labels&acceptMark != 0, p.labels&endMark != 0, p.labels&progressMark != 0
		if p.e == nil {
			continue
		}
		q.Pos, q.Text = p.e.pos, p.e.text
		first := l.firstStatement(p.e)
		for _, f := range first.stack {
			q.Inlines = append(q.Inlines, f.Name)
		}
	}
	for _, lab := range b.labels {
		q := &body.Points[lab.at.seqno]
		q.Labels = append(q.Labels, lab.name)
	}
	return body
}

// firstStatement is the statement that control at e stands in front of: the
// first inside braces.
func (l *layout) firstStatement(e *elem) *elem {
	for e.kind == atomic || e.kind == block || e.kind == unless {
		if e.kind == unless {
			e = e.sub[0].first
		} else {
			e = e.body.first
		}
	}
	return e
}

// ResolveLabels resolves the labels of remote references. It is to be called when every
// expression of the model, ltl formulas included, has been resolved.
func (p *Program) ResolveLabels(r *sema.Resolver) {
	for _, x := range r.RemoteLabels {
		for _, b := range p.Bodies {
			if b.Proc == x.Proc {
				if x.Point = b.FindLabel(x.Label); x.Point == 0 {
					r.Errorf(x.Pos, "proctype %s has no label %s", b.Name, x.Label)
				}
			}
		}
	}
}
