package flow

import "github.com/aiocheck/aiocheck/model/promela/sema"

// dstep lays out the inside of a d_step. It runs as one step, and
// where it could choose it takes the first option that is executable.
func (l *layout) dstep(e *elem) *DStep {
	d := &dstepLayout{l: l, out: &DStep{}, at: map[*elem]int{}, exit: e.nxt}
	d.link(e.body, e.nxt)
	d.op(e.body.first)
	return d.out
}

type dstepLayout struct {
	l    *layout
	out  *DStep
	at   map[*elem]int
	exit *elem
}

// link makes the last elem of every pair of braces lead to what follows them.
func (d *dstepLayout) link(s *seq, next *elem) {
	s.last.nxt = next
	d.inside(s, s.last)
}

// inside links the braces in s, up to the elem last.
func (d *dstepLayout) inside(s *seq, last *elem) {
	for f := s.first; f != nil; f = f.nxt {
		if f.kind == block {
			d.link(f.body, f.nxt)
		}
		for _, z := range f.sub {
			d.inside(z, z.extent)
		}
		if f == last {
			return
		}
	}
}

// op is the number of the operation at e, -1 outside the d_step.
func (d *dstepLayout) op(e *elem) int {
	for {
		switch {
		case e == nil || e == d.exit || e.status&inDStep == 0:
			return -1
		case e.kind == dot || e.kind == brkTarget:
			e = e.nxt
			continue
		case e.kind == unless:
			d.l.r.Errorf(e.pos, "unless inside a d_step")
			e = e.sub[0].first
			continue
		case e.kind == block:
			e = e.body.first
			continue
		}
		break
	}
	if i, ok := d.at[e]; ok {
		return i
	}
	i := len(d.out.Ops)
	d.at[e] = i
	d.out.Ops = append(d.out.Ops, DOp{})
	if e.kind == selection || e.kind == loop {
		var opts []int
		for _, s := range e.sub {
			opts = append(opts, d.op(s.first))
		}
		d.out.Ops[i].Options = opts
		d.out.Ops[i].Node = d.step(e, nil)
		return i
	}
	d.out.Ops[i].Node = d.step(e, e.stmt)
	to := e.nxt
	if e.kind == jump {
		if to = d.l.jumpTarget(e); to.status&inDStep == 0 {
			d.l.r.Errorf(e.pos, "a jump out of a d_step")
		}
	}
	next := d.op(to)
	d.out.Ops[i].Next = next
	return i
}

func (d *dstepLayout) step(e *elem, s sema.Stmt) *Node {
	if g, ok := s.(*sema.Guard); ok {
		if _, run := g.X.(*sema.Run); run {
			d.l.r.Errorf(e.pos, "run inside a d_step, want an atomic")
		}
	}
	return &Node{ID: -1, Proc: d.l.b.proc, Stmt: s, Pos: e.pos, Text: e.text, Stack: e.stack}
}

// Receives says whether a d_step can start with a receive, and so complete a rendezvous.
func (d *DStep) Receives() bool { return d.receives(0, map[int]bool{}) }

func (d *DStep) receives(i int, seen map[int]bool) bool {
	if i < 0 || seen[i] {
		return false
	}
	seen[i] = true
	for _, o := range d.Ops[i].Options {
		if d.receives(o, seen) {
			return true
		}
	}
	_, ok := d.Ops[i].Node.Stmt.(*sema.Recv)
	return ok
}
