package randprog

import (
	"fmt"
	"strconv"
)

type proc struct {
	name   string
	init   bool
	claim  bool
	begun  bool // behind the declarations at the start
	active int
	params []*variable
	locals []*variable // in scope
	all    []*variable // those at the start of the body
	labels []string
	jumps  []*Node // to be given targets
}

type inline struct {
	name   string
	params []typ
}

// sketch decides which processes there are, so that all can name each other.
func (g *generator) sketch() {
	running := 0
	for range 1 + g.IntN(3) {
		p := &proc{name: g.name("P")}
		switch {
		case g.chance(75):
			p.active = 1
			if g.chance(15) {
				p.active = 2
			}
			running += p.active
		case g.chance(70):
			g.parameters(p)
		}
		g.procs = append(g.procs, p)
	}
	if g.chance(g.knobs.init) || running == 0 {
		g.procs = append(g.procs, &proc{name: "init", init: true})
	}
}

func (g *generator) parameters(p *proc) {
	for range 1 + g.IntN(2) {
		v := &variable{name: g.name("a"), typ: g.scalar()}
		if v.typ.name == "unsigned" {
			v.typ = typ{name: "byte"}
		}
		if c := g.carried(); c != nil && g.chance(g.chanParam) {
			v.typ = c.typ
			v.name = g.name("d")
		}
		p.params = append(p.params, v)
	}
}

func (g *generator) proctype(p *proc) *Node {
	g.p = p
	p.locals = append(p.locals, p.params...)
	head := ""
	if p.active > 0 {
		head = "active "
		if p.active > 1 {
			head += fmt.Sprintf("[%d] ", p.active)
		}
	}
	tail := ""
	if g.chance(g.knobs.priority) {
		tail += " priority " + strconv.Itoa(1+g.IntN(3))
	}
	body := stmts()
	if g.knobs.priority > 0 { // without a byte behind it SPIN leaves bits of the priority out of the state
		v := &variable{name: g.name("v"), typ: typ{name: "byte"}}
		p.locals = append(p.locals, v)
		body.kids = append(body.kids, cat(v.declaration()))
	}
	for range g.IntN(3) {
		v, n := g.variable(g.name("v"))
		p.locals = append(p.locals, v)
		body.kids = append(body.kids, n)
	}
	if g.chance(g.chanLocal) {
		body.kids = append(body.kids, g.channel(g.IntN(2), false))
	}
	p.begun = true
	p.all = append([]*variable(nil), p.locals...)
	if p.init {
		for _, q := range g.procs {
			if q.active == 0 && !q.init && g.chance(80) {
				if run := g.runOf(q); run != nil {
					body.kids = append(body.kids, run)
				}
			}
		}
	}
	body.kids = append(body.kids, g.body(1+g.IntN(5), where{}).kids...)
	g.aim(p)
	var n *Node
	if p.init {
		n = cat("init"+tail+" {", body, "}")
	} else {
		provided := cat()
		if g.chance(g.knobs.provided) {
			locals := p.locals
			p.locals = nil
			provided = cat(" provided (", g.truth(1), ")")
			p.locals = locals
		}
		n = cat(head+"proctype "+p.name+"("+p.parameterList()+")"+tail, provided, " {", body, "}")
	}
	p.locals = nil
	g.p = nil
	return n
}

func (p *proc) parameterList() string {
	s := ""
	for i, v := range p.params {
		if i > 0 {
			s += "; "
		}
		s += v.declaration()
	}
	return s
}

// aim gives the jumps of a body targets.
func (g *generator) aim(p *proc) {
	for _, n := range p.jumps {
		if len(p.labels) > 0 {
			n.kids = []*Node{text("goto " + pick(g, p.labels))}
		}
	}
	p.jumps = nil
}

// inline declares an inline with up to two parameters, all of them variables.
func (g *generator) inline() *Node {
	in := &inline{name: g.name("I")}
	globals := g.globals
	p := &proc{name: in.name}
	params := ""
	for i := range g.IntN(3) {
		v := &variable{name: g.name("i"), typ: typ{name: "byte"}}
		in.params = append(in.params, v.typ)
		p.locals = append(p.locals, v)
		if i > 0 {
			params += ", "
		}
		params += v.name
	}
	g.p = p
	body := g.body(1+g.IntN(3), where{depth: 1, inline: true})
	g.p = nil
	g.globals = globals
	g.inlines = append(g.inlines, in)
	return cat("inline "+in.name+"("+params+") {", body, "}")
}

func (g *generator) calling(w where) *Node {
	if len(g.inlines) == 0 {
		return nil
	}
	in := pick(g, g.inlines)
	var list []*Node
	for range in.params {
		ps := g.places(func(t typ) bool { return t.is("byte", "int", "short", "bit") })
		if len(ps) == 0 {
			return nil
		}
		list = append(list, cat(pick(g, ps).node))
	}
	return cat(in.name+"(", args(list), ")")
}
