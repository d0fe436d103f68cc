package flow

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// builder makes the elems of one body.
type builder struct {
	r       *sema.Resolver
	prog    *Program
	proc    *sema.Proc
	claim   bool
	remote  map[string]bool // see remoteLabels
	elems   []*elem
	seqs    []*seq // open ones, innermost last
	labels  []label
	breaks  []*brk
	scope   []string
	scopes  int
	inlines []model.Frame
}

// node is a statement whose parts are built but which is not yet in its sequence. SPIN
// numbers an elem when it is put in place, after all that is inside it.
type node struct {
	kind   kind
	labels []ast.Label
	stmt   sema.Stmt
	pos    token.Pos
	text   string
	body   *seq
	sub    []*seq
	target string
	exit   *brk
	parts  [2]*node // of an unless
}

func (b *builder) cur() *seq { return b.seqs[len(b.seqs)-1] }
func (b *builder) open()     { b.seqs = append(b.seqs, &seq{}) }

func (b *builder) close(pos token.Pos) *seq {
	s := b.cur()
	b.seqs = b.seqs[:len(b.seqs)-1]
	if s.first == nil {
		b.r.Errorf(pos, "a sequence needs at least one statement")
		e := b.newElem(&node{kind: basic, stmt: skip(), pos: pos, text: "skip"})
		s.add(e)
	}
	s.extent = s.last
	return s
}

func (b *builder) openScope() {
	b.r.OpenScope()
	b.scopes++
	b.scope = append(b.scope, strconv.Itoa(b.scopes))
}

func (b *builder) closeScope() {
	b.r.CloseScope()
	b.scope = b.scope[:len(b.scope)-1]
}

func (b *builder) path() string {
	if len(b.scope) == 0 {
		return "/"
	}
	return "/" + strings.Join(b.scope, "/") + "/"
}

func skip() sema.Stmt { return &sema.Guard{X: &sema.Const{Val: 1}} }

// statements builds a list of statements into the open sequence.
func (b *builder) statements(list []ast.Stmt) {
	for _, s := range list {
		if n := b.node(s); n != nil {
			b.put(n)
		}
	}
}

// node builds the inside of a statement. Nil means that nothing is to be put
// in place.
func (b *builder) node(s ast.Stmt) *node {
	pos := s.Place()
	switch s := s.(type) {
	case *ast.DeclStmt:
		b.declare(s.Decl)
		return nil
	case *ast.ChanAccess:
		b.access(s)
		return nil
	case *ast.Label:
		if u, ok := s.Stmt.(*ast.Unless); ok { // the label belongs to the body
			body := &ast.Label{Pos: s.Pos, Name: s.Name, Stmt: u.Body}
			return b.node(&ast.Unless{Pos: u.Pos, Body: body, Escape: u.Escape})
		}
		n := b.node(s.Stmt)
		if n == nil {
			b.r.Errorf(pos, "label %s stands before a declaration", s.Name)
			return nil
		}
		n.labels = append(n.labels, *s)
		return n
	case *ast.Goto:
		return &node{kind: jump, stmt: &sema.Skip{Goto: true}, pos: pos, text: "goto " + s.Label, target: s.Label}
	case *ast.Break:
		n := &node{kind: jump, stmt: &sema.Skip{Goto: true}, pos: pos, text: "break"}
		if len(b.breaks) == 0 {
			b.r.Errorf(pos, "break stands outside a loop")
			n.kind, n.stmt = basic, skip()
			return n
		}
		n.exit = b.breaks[len(b.breaks)-1]
		return n
	case *ast.If:
		return &node{kind: selection, sub: b.options(s.Options), pos: pos, text: "if"}
	case *ast.Do:
		return b.inLoop(pos, func(n *node) { n.sub = b.options(s.Options) })
	case *ast.Atomic:
		body := b.sequence(s.Body)
		body.makeAtomic(0)
		return &node{kind: atomic, body: body, pos: pos, text: "atomic"}
	case *ast.DStep:
		body := b.sequence(s.Body)
		body.makeAtomic(inDStep)
		return &node{kind: dstep, body: body, pos: pos, text: "d_step"}
	case *ast.Block:
		return &node{kind: block, body: b.sequence(s.Body), pos: pos, text: "{"}
	case *ast.InlineCall:
		if s.Result != nil {
			b.r.Result(s.Result)
		}
		body := b.call(s)
		return &node{kind: block, body: body, pos: pos, text: s.Name}
	case *ast.Unless:
		return b.unless(s)
	case *ast.For:
		return b.forRange(s)
	case *ast.ForIn:
		return b.forIn(s)
	case *ast.Select:
		return b.selectRange(s)
	}
	return &node{kind: basic, stmt: b.r.Stmt(s), pos: pos, text: ast.PrintStmt(s)}
}

func (b *builder) inLoop(pos token.Pos, f func(*node)) *node {
	n := &node{kind: loop, pos: pos, text: "do", exit: &brk{}}
	b.breaks = append(b.breaks, n.exit)
	f(n)
	b.breaks = b.breaks[:len(b.breaks)-1]
	return n
}

// sequence builds what stands between braces.
func (b *builder) sequence(s *ast.Sequence) *seq {
	b.openScope()
	b.open()
	b.statements(s.Stmts)
	out := b.close(s.Pos)
	b.closeScope()
	return out
}

func (b *builder) options(list []*ast.Sequence) []*seq {
	var out []*seq
	for _, o := range list {
		b.open()
		b.statements(o.Stmts)
		out = append(out, b.close(o.Pos))
	}
	for _, s := range out {
		b.prune(s)
	}
	return out
}

// prune drops a repeated skip between others in an option, as SPIN does outside claims.
func (b *builder) prune(s *seq) {
	if b.claim {
		return
	}
	n := 0
	var prev *elem
	for e := s.first; e != nil; prev, e = e, e.nxt {
		_, isPrint := e.stmt.(*sema.Print)
		if e.kind != basic || !isPrint && !isTrue(e.stmt) || b.labelled(e) {
			n = 0
			continue
		}
		n++
		if n > 1 && !isPrint && e != s.first && e != s.last && e != s.extent {
			e.done = true
			prev.nxt = e.nxt
			e = prev
		}
	}
}

func isTrue(s sema.Stmt) bool { return isConst(s, 1) }

func isConst(s sema.Stmt, val int32) bool {
	g, ok := s.(*sema.Guard)
	if !ok {
		return false
	}
	c, ok := g.X.(*sema.Const)
	return ok && c.Val == val
}

func (b *builder) labelled(e *elem) bool {
	for _, l := range b.labels {
		if l.at == e {
			return true
		}
	}
	return false
}

// declare adds local variables, and a step for each that is declared behind the first statement.
func (b *builder) declare(d *ast.Decl) {
	for i, v := range b.r.Local(d) {
		if !d.Step {
			continue
		}
		if v.Type.Kind == sema.RecordKind { // a step, as in SPIN, that sets nothing
			b.put(&node{kind: basic, stmt: &sema.Skip{}, pos: v.Pos, text: d.Type.Name + " " + v.Name})
			continue
		}
		text := fmt.Sprintf("%s %s", d.Type.Name, v.Name)
		if x := d.Vars[i].Init; x != nil {
			text += " = " + ast.Print(x)
		}
		b.put(&node{kind: basic, stmt: b.r.Clear(v, text), pos: v.Pos, text: text})
	}
}

func (b *builder) access(s *ast.ChanAccess) {
	for _, c := range s.Chans {
		n := b.r.Stmt(&ast.Recv{Pos: c.Pos, Chan: c}).(*sema.Recv)
		b.prog.Access = append(b.prog.Access, ChanAccess{c.Pos, b.proc, s.Send, n.Chan})
	}
}

func position(p token.Pos) model.Position {
	return model.Position{File: p.File, Line: p.Line, Col: p.Col}
}

func (b *builder) newElem(n *node) *elem {
	e := &elem{kind: n.kind, stmt: n.stmt, pos: n.pos, text: n.text, body: n.body, sub: n.sub,
		target: n.target, exit: n.exit, scope: b.path(), seqno: len(b.elems) + 1}
	e.stack = append([]model.Frame(nil), b.inlines...)
	b.elems = append(b.elems, e)
	return e
}

// put makes the elem of n, with its labels, and adds it to the open sequence.
func (b *builder) put(n *node) {
	var e *elem
	switch n.kind {
	case selection, loop:
		e = b.putSelection(n)
	case unless:
		e = b.putUnless(n)
	default:
		e = b.newElem(n)
	}
	for _, l := range n.labels {
		b.label(l, e)
	}
	if n.kind == selection || n.kind == loop || n.kind == unless {
		return
	}
	b.addElem(e)
}

// addElem adds e; a jump that carries a special label gets a skip in front that takes
// the label, for a jump is no place where control could stand.
func (b *builder) addElem(e *elem) {
	if e.kind == jump {
		for i := len(b.labels) - 1; i >= 0; i-- { // the outermost label counts
			if l := b.labels[i]; l.at == e && special(l.name) {
				y := b.newElem(&node{kind: basic, stmt: skip(), pos: e.pos, text: "skip"})
				b.labels[i].at = y
				b.cur().add(y)
				break
			}
		}
	}
	b.cur().add(e)
}

func (b *builder) label(l ast.Label, e *elem) {
	for _, old := range b.labels {
		if old.name == l.Name && old.scope == b.path() {
			b.r.Errorf(l.Pos, "label %s redeclared", l.Name)
		}
	}
	b.labels = append(b.labels, label{l.Name, b.path(), e, l.Pos})
}

// putSelection puts an if or do: the elem itself, with a dot behind every option
// that leads on or, in a loop, back.
func (b *builder) putSelection(n *node) *elem {
	b.elseLast(n)
	e := b.newElem(n)
	t := b.newElem(&node{kind: dot, stmt: &sema.Skip{}, pos: n.pos, text: "(end of " + n.text + ")"})
	for _, s := range e.sub {
		s.add(t)
	}
	if n.kind == selection {
		b.cur().add(e)
		b.cur().add(t)
		return e
	}
	b.cur().add(t)
	out := b.newElem(&node{kind: brkTarget, stmt: &sema.Skip{Goto: true}, pos: n.pos, text: "break"})
	n.exit.at = out
	b.cur().add(e)
	b.cur().add(out)
	return e
}

func (b *builder) elseLast(n *node) {
	var out, last []*seq
	for _, s := range n.sub {
		if _, ok := s.first.stmt.(*sema.Else); ok {
			last = append(last, s)
		} else {
			out = append(out, s)
		}
	}
	if len(last) > 1 {
		b.r.Errorf(last[1].first.pos, "more than one else in a selection")
	}
	n.sub = append(out, last...)
}

// unless builds both parts. A label of a body in braces marks the whole, so
// that a jump to it enters the scope of the escape.
func (b *builder) unless(s *ast.Unless) *node {
	n := &node{kind: unless, pos: s.Pos, text: "unless"}
	n.parts[0] = b.node(s.Body)
	n.parts[1] = b.node(s.Escape)
	p := n.parts[0]
	if p == nil || len(p.labels) == 0 || p.body == nil {
		return n
	}
	if p.kind == dstep {
		b.r.Errorf(s.Pos, "unless behind a labelled d_step, which SPIN ignores; put braces around the d_step")
		p.labels = nil
		return n
	}
	n.parts[0] = &node{kind: block, body: p.body, pos: p.pos}
	b.open()
	b.put(n)
	return &node{kind: p.kind, labels: p.labels, pos: p.pos, text: p.text, body: b.close(s.Pos)}
}

// putUnless puts "body unless escape". Either part is a sequence of its own.
func (b *builder) putUnless(n *node) *elem {
	var parts [2]*seq
	for _, i := range [...]int{1, 0} { // SPIN puts the escape in place first
		p := n.parts[i]
		switch {
		case p == nil:
			b.open()
			parts[i] = b.close(n.pos)
		case p.kind == block && len(p.labels) == 0:
			parts[i] = p.body
		default:
			b.open()
			b.put(p)
			parts[i] = b.close(n.pos)
		}
	}
	n.sub = parts[:]
	e := b.newElem(n)
	t := b.newElem(&node{kind: dot, stmt: &sema.Skip{}, pos: n.pos, text: "(end of unless)"})
	for _, s := range parts {
		s.add(t)
	}
	parts[0].escape(parts[1])
	b.cur().add(e)
	b.cur().add(t)
	return e
}
