package flow

import "github.com/aiocheck/aiocheck/model/promela/sema"

// layout turns the elems of a body into control points.
type layout struct {
	b      *builder
	r      *sema.Resolver
	raw    []point // by seqno
	failed bool
}

// point is a control point before structures are dissolved: either one edge, or
// the points that a structure starts at.
type point struct {
	e       *elem
	subs    []int // where a structure can start
	edges   []Edge
	escapes [][]int // of each edge: the points of its unless clauses, outermost first
	labels  mark
	shape   bool
}

type mark uint8

const (
	acceptMark mark = 1 << iota
	endMark
	progressMark
)

// hunt follows e to where control comes to stand: jumps and the places
// behind structures are passed, but not across the border of an atomic
// sequence, where control is let go.
func (l *layout) hunt(e *elem, from status) *elem {
	start := e
	for range 500 {
		var g *elem
		switch e.kind {
		case jump:
			g = l.jumpTarget(e)
			if g == e {
				l.confused(start)
				return e
			}
		case dot, brkTarget:
			if e.nxt == nil {
				return e
			}
			g = e.nxt
		case unless:
			g = l.hunt(e.sub[0].first, from)
		default:
			return e
		}
		if from&atom != 0 && g.status&atom == 0 {
			return e
		}
		e = g
	}
	l.confused(start)
	return e
}

// huntStart follows the first elem of a sequence into an unless and past a dot.
func (l *layout) huntStart(e *elem) *elem {
	for range 200 {
		switch {
		case e.kind == dot && e.nxt != nil:
			e = e.nxt
		case e.kind == unless:
			e = e.sub[0].first
		default:
			return e
		}
	}
	l.confused(e)
	return e
}

func (l *layout) confused(e *elem) {
	if !l.failed {
		l.r.Errorf(e.pos, "jumps form a cycle without a statement in it")
	}
	l.failed = true
}

// jumpTarget is the elem that a goto or break leads to.
func (l *layout) jumpTarget(e *elem) *elem {
	if e.exit != nil {
		return e.exit.at
	}
	if f := l.b.find(e.target, e.scope); f != nil {
		return f
	}
	l.r.Errorf(e.pos, "undefined label %s", e.target)
	l.failed = true
	return l.b.elems[len(l.b.elems)-1]
}

// find looks a label up: in the same braces, else in those around, else anywhere in the body.
func (b *builder) find(name, scope string) *elem {
	var any *elem
	for i := len(b.labels) - 1; i >= 0; i-- {
		l := b.labels[i]
		if l.name != name {
			continue
		}
		if l.scope == scope {
			return l.at
		}
		if len(l.scope) <= len(scope) && scope[:len(l.scope)] == l.scope || any == nil {
			any = l.at
		}
	}
	return any
}

// patch adjusts the jumps of s: one that leaves an atomic sequence lets control go,
// one from its end into another keeps it.
func (l *layout) patch(s *seq) {
	for f := s.first; f != nil; f = f.nxt {
		if f.kind == jump {
			g := l.jumpTarget(f)
			if f.status&(atom|lastAtom) != 0 && g.status&(atom|lastAtom) == 0 {
				f.status = f.status&^atom | lastAtom
			}
			if f.status&lastAtom != 0 && g.status&(atom|lastAtom) != 0 {
				f.status = f.status&^lastAtom | atom
			}
		} else {
			for _, z := range f.sub {
				l.patch(z)
			}
		}
		if f == s.extent {
			return
		}
	}
}

// sequence lays out every elem of s.
func (l *layout) sequence(s *seq) {
	for e := s.first; e != nil; e = e.nxt {
		if !e.done {
			e.done = true
			l.elem(e)
		}
		if e == s.last {
			return
		}
	}
}

func (l *layout) elem(e *elem) {
	p := &l.raw[e.seqno]
	p.e = e
	switch e.kind {
	case unless:
		l.sequence(e.sub[0])
	case selection, loop:
		p.shape = true
		for _, s := range e.sub {
			g := l.huntStart(s.first)
			if isConst(g.stmt, 0) && len(g.esc) == 0 {
				continue // an option that can never be taken
			}
			p.subs = append(p.subs, g.seqno)
		}
		for _, s := range e.sub {
			l.sequence(s)
		}
	case atomic, block:
		l.patch(e.body)
		p.shape = true
		p.subs = []int{l.huntStart(e.body.first).seqno}
		if y := e.body.last.nxt; y != nil && y.kind == jump {
			e.body.last = y // see holdRemote
		}
		e.body.last.nxt = e.nxt
		l.sequence(e.body)
	case dstep:
		l.patch(e.body)
		e.body.last.nxt = e.nxt
		l.edge(e)
	default:
		l.edge(e)
	}
}

// edge gives a basic elem its one way out.
func (l *layout) edge(e *elem) {
	to := 0
	switch {
	case e.kind == jump:
		g := l.hunt(l.jumpTarget(e), e.status)
		l.crossing(e, g)
		to = g.seqno
	case e.nxt != nil:
		to = l.hunt(e.nxt, e.status).seqno
	}
	p := &l.raw[e.seqno]
	p.edges = []Edge{{Node: l.node(e, to), To: to, Atomic: e.status&atom != 0}}
	p.escapes = [][]int{nil}
	if e.kind == dot {
		return
	}
	for _, z := range e.esc {
		p.escapes[0] = append(p.escapes[0], l.hunt(z.first, e.status).seqno)
	}
	for _, z := range e.esc {
		l.sequence(z)
	}
}

func (l *layout) crossing(e, g *elem) {
	if e.status&inDStep != g.status&inDStep {
		l.r.Errorf(e.pos, "a jump into or out of a d_step")
	}
}

func (l *layout) node(e *elem, to int) *Node {
	n := &Node{ID: len(l.b.prog.Nodes), Proc: l.b.proc, Stmt: e.stmt, Pos: e.pos, Text: e.text,
		Stack: e.stack, Point: e.seqno, To: to, Atomic: e.status&atom != 0,
		Within: e.kind == dstep || e.status&(atom|lastAtom|inDStep) != 0}
	e.id = n.ID
	l.b.prog.Nodes = append(l.b.prog.Nodes, n)
	if e.kind == dstep {
		n.DStep = l.dstep(e)
	}
	return n
}
