package randprog

import (
	"fmt"
	"strconv"
	"strings"
)

// where tells what a statement stands in.
type where struct {
	depth  int
	loop   bool // in a loop that can be left
	atomic bool
	dstep  bool // all has to be executable
	inline bool // no labels
	first  bool // in braces: a label is refused
}

func (w where) in() where {
	w.depth++
	w.first = false
	return w
}

// body writes n statements or so.
func (g *generator) body(n int, w where) *Node {
	list := stmts()
	for range n {
		list.kids = append(list.kids, g.labelled(w))
		w.first = false
	}
	return list
}

// scope writes statements whose declarations end with them.
func (g *generator) scope(n int, w where) *Node {
	w.first = true
	known := len(g.p.locals)
	b := g.body(n, w)
	g.p.locals = g.p.locals[:known]
	return b
}

// labelled puts a label in front of a statement, sometimes.
func (g *generator) labelled(w where) *Node {
	s, fixed := g.stmt(w)
	if w.inline || w.dstep || fixed || w.first && g.chance(95) {
		return s
	}
	label := func(odds int, prefix string) {
		if g.chance(odds) {
			name := prefix
			if prefix == "L" || g.p.hasLabel(prefix) {
				name = g.name(prefix)
			}
			g.p.labels = append(g.p.labels, name)
			s = cat(name+": ", s)
		}
	}
	label(g.plainLabel, "L")
	label(g.accept, "accept")
	label(g.progress, "progress")
	label(g.endLabel/2, "end")
	return s
}

func (p *proc) hasLabel(name string) bool {
	for _, l := range p.labels {
		if l == name {
			return true
		}
	}
	return false
}

// stmt writes one statement. fixed says that no label can stand in front.
func (g *generator) stmt(w where) (s *Node, fixed bool) {
	k := g.knobs
	if w.depth > 2 {
		k.ifs, k.loop, k.unless, k.atomic, k.dstep, k.forLoop = 0, 0, 0, 0, 0, 0
	}
	if w.dstep {
		k.guard, k.recv, k.send, k.loop, k.jump, k.unless, k.timeout, k.run, k.call, k.prio = 0, 0, k.send/3, 0, 0, 0, 0, 0, 0, 0
		k.dstep, k.atomic = 0, 0
	}
	if w.atomic {
		k.loop = (k.loop + 2) / 3
	}
	if w.inline {
		k.jump, k.declare, k.call, k.run = 0, 0, 0, 0
	}
	choices := []struct {
		odds int
		f    func(where) *Node
	}{
		{k.assign, g.assignment}, {k.guard, g.guarded}, {k.send, g.sending}, {k.recv, g.receiving},
		{k.ifs, g.selection}, {k.loop, g.repetition}, {k.jump, g.goTo}, {k.atomic, g.atomicSeq},
		{k.dstep, g.deterministic}, {k.unless, g.escape}, {k.assert, g.assertion}, {k.print, g.printing},
		{k.timeout, g.timingOut}, {k.run, g.running}, {k.forLoop, g.forTo}, {k.choose, g.selectOf},
		{k.call, g.calling}, {k.declare, g.declaring}, {k.prio, g.setPriority}, {1, g.skipping},
	}
	total := 0
	for _, c := range choices {
		total += c.odds
	}
	n := g.IntN(total)
	for i, c := range choices {
		if n -= c.odds; n < 0 {
			if s := c.f(w); s != nil {
				return s, i == 17 || i == 6 && g.chance(80) || i == 9 && s.kids[0].text != "{"
			}
			break
		}
	}
	return g.assignment(w), false
}

func (g *generator) skipping(where) *Node {
	if g.chance(20) {
		return cat(pick(g, []string{"true", "1", "(1)"}))
	}
	return cat("skip")
}

func (g *generator) assignment(w where) *Node {
	ps := g.places(func(t typ) bool { return t.numeric() || t.name == "mtype" })
	if len(ps) == 0 {
		return cat("skip")
	}
	p := pick(g, ps)
	n := g.IntN(12)
	switch {
	case p.name() == "mtype":
		return cat(p.node, " = ", exp(pick(g, p.consts)))
	case n < 4:
		return cat(p.node, " = ", exp(g.constant(p.typ)))
	case n < 7 && p.is("byte", "pid", "short", "int"):
		return cat(p.node, fmt.Sprintf(" = (%s + 1) %% %d", p.node, 2+g.IntN(2)))
	case n < 7 && p.is("bit", "bool", "unsigned"):
		return cat(p.node, pick(g, []string{"++", "--"}))
	case n == 7 && p.is("byte") && !w.loop && g.chance(30):
		return cat(p.node, pick(g, []string{"++", "--"}))
	case n < 9 && p.is("bit", "bool"):
		return cat(p.node, fmt.Sprintf(" = %s%s", pick(g, []string{"!", "1 - "}), p.node))
	}
	if c := g.anyChannel(); c != nil && g.chance(5) && c.base[0] == 'd' {
		if v := g.value(c.typ); v != nil {
			return cat(c.node, " = ", v)
		}
	}
	return cat(p.node, " = ", g.number(2))
}

func (p place) name() string { return p.typ.name }

func (g *generator) guarded(w where) *Node {
	if g.chance(50) {
		return cat("(", g.condition(2), ")")
	}
	return cat("(", g.condition(1), ") -> ", g.assignment(w))
}

func (g *generator) sending(w where) *Node {
	c := g.anyChannel()
	if c == nil || w.dstep && c.cap == 0 {
		return nil
	}
	var list []*Node
	for _, t := range c.fields {
		v := g.value(t)
		if v == nil {
			return nil
		}
		list = append(list, v)
	}
	op := "!"
	if c.cap > 0 && g.chance(15) {
		op = "!!"
	}
	send := cat(c.node, op, args(list))
	if len(list) > 1 && g.chance(10) {
		send = cat(c.node, op, list[0], "(", args(list[1:]), ")")
	}
	if w.dstep {
		return cat("if :: nfull(", c.node, ") -> ", send, " :: else fi")
	}
	return send
}

func (g *generator) receiving(w where) *Node {
	c := g.anyChannel()
	if c == nil {
		return nil
	}
	op := "?"
	if g.chance(15) && c.cap > 0 {
		op = "??"
	}
	if c.cap > 0 && g.chance(12) {
		return cat(c.node, op, "<", g.pattern(c, true), ">")
	}
	return cat(c.node, op, g.pattern(c, true))
}

// option writes what stands behind "::".
func (g *generator) option(w where) *Node {
	known := len(g.p.locals)
	defer func() { g.p.locals = g.p.locals[:known] }()
	list := stmts()
	add := func(s *Node) { list.kids = append(list.kids, s) }
	n := g.IntN(14)
	switch {
	case n < 5 || w.dstep:
		add(cat("(", g.condition(1), ")"))
	case n < 7:
		if s := g.sending(w); s != nil {
			add(s)
		}
	case n < 10:
		if s := g.receiving(w); s != nil {
			add(s)
		}
	case n == 10 && g.chance(40):
		if s := g.goTo(w); !w.inline {
			add(s)
		}
	case n == 11 && g.knobs.timeout > 0:
		add(cat("timeout"))
	}
	list.kids = append(list.kids, g.body(g.IntN(3), w.in()).kids...)
	if len(list.kids) == 0 || len(list.kids) == 1 && w.loop && !g.chance(20) { // SPIN refuses a loop over true alone
		add(g.assignment(w))
	}
	return list
}

// options writes those of an if or do.
func (g *generator) options(w where, orElse bool) *Node {
	opts := lines()
	for range 1 + g.IntN(3) {
		opts.kids = append(opts.kids, cat(":: ", g.option(w)))
	}
	if orElse {
		last := stmts(cat("else"))
		if !w.loop || g.chance(50) {
			last.kids = append(last.kids, g.body(g.IntN(2), w.in()).kids...)
		} else {
			last.kids = append(last.kids, cat("break"))
		}
		i := len(opts.kids)
		if g.chance(15) {
			i = 0
		}
		opts.kids = append(opts.kids[:i], append([]*Node{cat(":: ", last)}, opts.kids[i:]...)...)
	}
	return opts
}

func (g *generator) selection(w where) *Node {
	in := w
	if w.dstep {
		return cat("if", g.options(in, true), "fi")
	}
	return cat("if", g.options(in, g.chance(45)), "fi")
}

func (g *generator) repetition(w where) *Node {
	in := w
	in.loop = true
	opts := g.options(in, g.chance(30))
	if g.chance(50) || w.atomic {
		opts.kids = append(opts.kids, cat(":: ", stmts(cat("(", g.condition(1), ")"), cat("break"))))
	}
	return cat("do", opts, "od")
}

// goTo writes a jump whose target is chosen when all labels are known.
func (g *generator) goTo(w where) *Node {
	if w.loop && g.chance(50) {
		return cat("break")
	}
	n := cat("skip")
	g.p.jumps = append(g.p.jumps, n)
	return n
}

func (g *generator) atomicSeq(w where) *Node {
	w = w.in()
	w.atomic = true
	return cat("atomic {", g.scope(1+g.IntN(4), w), "}")
}

func (g *generator) deterministic(w where) *Node {
	w = w.in()
	w.atomic, w.dstep, w.loop = true, true, false
	known := len(g.p.locals)
	defer func() { g.p.locals = g.p.locals[:known] }()
	b := g.body(1+g.IntN(3), w)
	if first := b.kids[0].String(); strings.HasPrefix(first, "assert") || strings.HasPrefix(first, "printf") {
		b.kids = append([]*Node{cat("skip")}, b.kids...) // else SPIN lets the d_step into a rendezvous
	}
	switch g.IntN(6) {
	case 0:
		b.kids = append([]*Node{cat("(", g.condition(1), ")")}, b.kids...)
	case 1:
		if s := g.receiving(w); s != nil {
			b.kids = append([]*Node{s}, b.kids...)
		}
	}
	if g.chance(g.wild) {
		b.kids = append(b.kids, cat("(", g.condition(1), ")"))
	}
	return cat("d_step {", b, "}")
}

func (g *generator) escape(w where) *Node {
	in := w.in()
	main := g.scope(1+g.IntN(4), in)
	esc := stmts()
	switch n := g.IntN(10); {
	case n < 6:
		esc.kids = append(esc.kids, cat("(", g.condition(1), ")"))
	case n < 8:
		if s := g.receiving(w); s != nil {
			esc.kids = append(esc.kids, s)
		}
	case n == 8 && !strings.Contains(main.String(), "unless"): // SPIN forgets that another escape was taken when a rendezvous fails
		if s := g.sending(w); s != nil {
			esc.kids = append(esc.kids, s)
		}
	case n == 9 && g.knobs.timeout > 0:
		esc.kids = append(esc.kids, cat("timeout"))
	}
	if len(esc.kids) == 0 {
		esc.kids = append(esc.kids, cat("(", g.condition(1), ")"))
	}
	esc.kids = append(esc.kids, g.scope(g.IntN(3), in).kids...)
	open := "{"
	if !w.atomic && g.chance(15) {
		open = pick(g, []string{"atomic {", "d_step {"})
		if open == "d_step {" {
			in.dstep = true
			main = g.scope(1+g.IntN(2), in)
			main.kids = append([]*Node{cat("skip")}, main.kids...)
		}
	}
	if g.chance(10) {
		return cat("if", g.options(in, g.chance(30)), "fi unless {", esc, "}")
	}
	return cat(open, main, "} unless {", esc, "}")
}

func (g *generator) assertion(where) *Node { return cat("assert(", g.truth(2), ")") }

func (g *generator) printing(where) *Node {
	return cat(`printf("%d\n", `, g.number(1), ")")
}

func (g *generator) timingOut(w where) *Node {
	if g.chance(70) {
		return cat("timeout")
	}
	return cat("(timeout && ", g.truth(1), ")")
}

// running starts a process, where there are not many.
func (g *generator) running(w where) *Node {
	if len(g.procs) == 0 {
		return nil
	}
	q := pick(g, g.procs)
	call := g.runOf(q)
	if call == nil {
		return nil
	}
	if w.depth == 0 && g.p.init && g.chance(60) {
		return call
	}
	guard := fmt.Sprintf("(_nr_pr < %d)", 3+g.IntN(2))
	if !g.chance(g.exotic) { // of a few in all
		g.counted = true
		guard = fmt.Sprintf("(runs < %d); runs++", 1+g.IntN(3))
	}
	if g.chance(20) {
		return cat("atomic { "+guard+"; ", call, " }")
	}
	return cat("if :: atomic { "+guard+"; ", call, " } :: else fi")
}

func (g *generator) runOf(q *proc) *Node {
	if q.init {
		return nil
	}
	var list []*Node
	for _, v := range q.params {
		x := g.value(v.typ)
		if x == nil {
			return nil
		}
		list = append(list, x)
	}
	call := cat("run "+q.name+"(", args(list), ")")
	if g.knobs.prio > 0 && g.chance(30) {
		call = cat(call, " priority "+strconv.Itoa(1+g.IntN(3)))
	}
	if g.chance(20) {
		if ps := g.places(func(t typ) bool { return t.is("pid", "byte", "int") }); len(ps) > 0 {
			return cat(pick(g, ps).node, " = ", call)
		}
	}
	return call
}

// counters lists variables that a loop can count with.
func (g *generator) counters() []place {
	var out []place
	for _, v := range g.visible() {
		if v.n == 0 && v.is("byte", "int", "short") {
			out = append(out, place{cat(v.name), v.name, v.typ})
		}
	}
	return out
}

func (g *generator) forTo(w where) *Node {
	ps := g.counters()
	if len(ps) == 0 {
		return nil
	}
	p := pick(g, ps)
	in := w.in()
	in.loop = !w.dstep
	for _, v := range g.visible() {
		if v.n > 0 && g.chance(30) && v.typ.name != "chan" {
			return cat("for (", p.node, " in "+v.name+") {", g.scope(1+g.IntN(2), in), "}")
		}
	}
	from := g.IntN(2)
	return cat("for (", p.node, fmt.Sprintf(" : %d .. ", from), exp(strconv.Itoa(from+g.IntN(2))), ") {", g.scope(1+g.IntN(2), in), "}")
}

func (g *generator) selectOf(w where) *Node {
	ps := g.counters()
	if len(ps) == 0 {
		return nil
	}
	return cat("select (", pick(g, ps).node, fmt.Sprintf(" : %d .. %d)", g.IntN(2), 1+g.IntN(3)))
}

func (g *generator) setPriority(where) *Node {
	n := g.IntN(3)
	return cat("set_priority(", exp(pick(g, []string{"_pid", "0"})), ", ", exp(strconv.Itoa(1+n)), ")")
}

// declaring declares a variable between statements.
func (g *generator) declaring(w where) *Node {
	v, n := g.variable(g.name("v"))
	g.p.locals = append(g.p.locals, v)
	return n
}
