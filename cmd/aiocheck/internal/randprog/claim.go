package randprog

import (
	"fmt"
	"strconv"
)

// claims writes formulas, a never claim or a trace assertion.
func (g *generator) claims() (out []*Node) {
	if g.chance(g.ltl) {
		for range 1 + g.IntN(3) {
			out = append(out, cat("ltl "+g.name("p")+" { ", g.formula(2+g.IntN(5)/4), " }"))
		}
	}
	if g.chance(g.never) {
		out = append(out, g.neverClaim())
	}
	if g.chance(g.trace) {
		if n := g.traceAssertion(); n != nil {
			out = append(out, n)
		}
	}
	return out
}

// formula writes one with temporal operators.
func (g *generator) formula(depth int) *Node {
	if depth == 0 {
		return g.atom()
	}
	switch g.IntN(14) {
	case 0, 1, 2:
		return exp(pick(g, []string{"[] ", "[] ", "always "}), "(", g.formula(depth-1), ")")
	case 3, 4, 5:
		return exp(pick(g, []string{"<> ", "<> ", "eventually "}), "(", g.formula(depth-1), ")")
	case 6, 7:
		return exp("(", g.formula(depth-1), pick(g, []string{" U ", " W ", " V ", " until ", " weakuntil ", " release "}), g.formula(depth-1), ")")
	case 8:
		return exp("(", g.formula(depth-1), pick(g, []string{" -> ", " -> ", " <-> ", " implies "}), g.formula(depth-1), ")")
	case 9, 10:
		return exp("(", g.formula(depth-1), pick(g, []string{" && ", " || "}), g.formula(depth-1), ")")
	case 11:
		return exp("!(", g.formula(depth-1), ")")
	}
	return g.atom()
}

// atom is a condition on a state, in brackets.
func (g *generator) atom() *Node {
	if g.chance(g.exotic) {
		if x := g.remote(); x != nil {
			return exp("(", x, ")")
		}
	}
	return exp("(", g.truth(1), ")")
}

// remote looks into processes.
func (g *generator) remote() *Node {
	pid := 0
	var labels, vars []string
	for _, p := range g.procs {
		if p.init {
			continue
		}
		for _, l := range p.labels {
			labels = append(labels, fmt.Sprintf("%s[%d]@%s", p.name, g.IntN(3), l))
			if p.active == 1 {
				labels = append(labels, p.name+"@"+l)
			}
		}
		for _, v := range p.all {
			if p.active > 0 && v.numeric() && v.n == 0 {
				vars = append(vars, fmt.Sprintf("%s[%d]:%s", p.name, pid, v.name))
			}
		}
		pid += p.active
	}
	n := strconv.Itoa(g.IntN(3))
	switch g.IntN(8) {
	case 0:
		return exp("_last == " + n)
	case 1:
		if !g.sync || g.chance(2) { // SPIN refuses it beside a rendezvous
			return exp("enabled(" + n + ")")
		}
	case 3:
		return exp("pc_value("+n+")", pick(g, []string{" == ", " > "}), strconv.Itoa(1+g.IntN(6)))
	case 4:
		if len(vars) > 0 {
			return exp(pick(g, vars), " == ", exp(n))
		}
	}
	if len(labels) > 0 {
		return exp(pick(g, labels))
	}
	return nil
}

// neverClaim writes an automaton of one to three states, one after the other.
func (g *generator) neverClaim() *Node {
	p := &proc{name: "never", claim: true}
	g.p = p
	defer func() { g.p = nil }()
	body := stmts()
	locals := g.chance(g.claimLocals)
	if locals {
		v := &variable{name: g.name("n"), typ: typ{name: pick(g, []string{"byte", "bit", "int"})}}
		p.locals = append(p.locals, v)
		body.kids = append(body.kids, cat(v.declaration()))
	}
	for range 1 + g.IntN(3) {
		label := g.name("S")
		if g.chance(40) {
			label = g.name("accept")
		} else if g.chance(g.progress) {
			label = g.name("progress")
		}
		p.labels = append(p.labels, label)
		opts := lines()
		loop := g.chance(75)
		for range 1 + g.IntN(3) {
			opts.kids = append(opts.kids, cat(":: ", g.claimStep(locals, loop)))
		}
		if g.chance(30) {
			opts.kids = append(opts.kids, cat(":: else"))
		}
		if loop {
			body.kids = append(body.kids, cat(label+": do", opts, "od"))
		} else {
			body.kids = append(body.kids, cat(label+": if", opts, "fi"))
		}
	}
	g.aim(p)
	return cat("never {", body, "}")
}

// claimStep is an option of a claim.
func (g *generator) claimStep(locals, loop bool) *Node {
	guard := g.claimGuard()
	list := stmts(guard)
	switch n := g.IntN(10); {
	case n < 3:
		jump := cat("skip")
		g.p.jumps = append(g.p.jumps, jump)
		list.kids = append(list.kids, jump)
	case n < 5 && loop:
		list.kids = append(list.kids, cat("break"))
	case n == 5 && locals:
		v := g.p.locals[0]
		list.kids = append(list.kids, cat(fmt.Sprintf("%s = (%s + 1) %% 3", v.name, v.name)))
	case n == 6 && locals:
		v := g.p.locals[0]
		return stmts(cat("atomic { ", guard, fmt.Sprintf("; %s = %d }", v.name, g.IntN(2))))
	case n == 7:
		list.kids = append(list.kids, cat("assert(", g.truth(1), ")"))
	case n == 8:
		list.kids = append(list.kids, g.claimGuard())
	}
	return list
}

func (g *generator) claimGuard() *Node {
	if g.chance(g.exotic) {
		if x := g.remote(); x != nil {
			if g.chance(30) {
				return cat("(!(", x, "))")
			}
			return cat("(", x, ")")
		}
	}
	switch g.IntN(12) {
	case 0, 1:
		return cat("true")
	case 2:
		if g.chance(g.exotic) {
			return cat(pick(g, []string{"np_", "timeout", "(!np_)"}))
		}
	}
	return cat("(", g.truth(2), ")")
}

// traceAssertion writes one about global channels that stand alone.
func (g *generator) traceAssertion() *Node {
	var events []*Node
	for _, v := range g.globals {
		if v.typ.name != "chan" || v.n > 0 || v.name[0] != 'c' {
			continue
		}
		for _, op := range []string{"!", "?"} {
			if v.cap == 0 && op == "!" {
				continue // SPIN counts offers that nobody takes
			}
			if g.chance(60) {
				events = append(events, cat(v.name+op, g.event(v)))
			}
		}
	}
	if len(events) == 0 {
		return nil
	}
	word := pick(g, []string{"trace", "trace", "notrace"})
	g.Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
	switch g.IntN(3) {
	case 0:
		return cat(word+" {", stmts(events...), "}")
	case 1:
		return cat(word+" { do", lines(cat(":: ", stmts(events...))), "od }")
	}
	opts := lines()
	for _, e := range events {
		opts.kids = append(opts.kids, cat(":: ", e))
	}
	return cat(word+" { do", opts, "od }")
}

func (g *generator) event(v *variable) *Node {
	var list []*Node
	for _, t := range v.fields {
		if t.name == "chan" || t.record != nil || g.chance(60) {
			list = append(list, cat("_"))
		} else {
			list = append(list, exp(g.constant(t)))
		}
	}
	return args(list)
}
