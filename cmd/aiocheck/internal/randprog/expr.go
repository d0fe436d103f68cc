package randprog

import "strconv"

// visible lists the variables that the body in progress can use.
func (g *generator) visible() []*variable {
	vs := append([]*variable(nil), g.globals...)
	if g.p != nil {
		vs = append(vs, g.p.locals...)
	}
	return vs
}

// places lists what can be assigned to or read, among variables of which ok holds.
func (g *generator) places(ok func(t typ) bool) []place {
	var out []place
	for _, v := range g.visible() {
		out = g.inside(out, v, "", v.name, ok)
	}
	return out
}

func (g *generator) inside(out []place, v *variable, prefix, base string, ok func(t typ) bool) []place {
	name := cat(prefix + v.name)
	if v.n > 0 {
		name = cat(prefix+v.name+"[", g.index(v.n), "]")
	}
	if v.record == nil {
		if ok(v.typ) {
			out = append(out, place{name, base, v.typ})
		}
		return out
	}
	for _, f := range v.record.fields {
		out = g.inside(out, f, name.String()+".", base, ok)
	}
	return out
}

// index is an index into an array of n elements.
func (g *generator) index(n int) *Node {
	if g.p != nil && !g.p.claim && g.chance(g.wild) { // in formulas it may be simplified away
		return exp(pick(g, []string{strconv.Itoa(n), "-1", "7"}))
	}
	if !g.fixed && g.chance(40) {
		for _, v := range g.visible() {
			if v.n == 0 && v.is("bit", "bool") {
				return exp(v.name)
			}
			if v.n == 0 && v.is("byte", "pid") && g.chance(40) {
				return exp(v.name + " % " + strconv.Itoa(n))
			}
		}
	}
	if g.chance(10) && g.p != nil && !g.p.claim {
		return exp("_pid % " + strconv.Itoa(n))
	}
	return exp(strconv.Itoa(g.IntN(n)))
}

func numeric(t typ) bool { return t.numeric() }

// number is an expression whose values are few.
func (g *generator) number(depth int) *Node {
	ps := g.places(numeric)
	switch n := g.IntN(20); {
	case n < 8 && len(ps) > 0:
		return exp(pick(g, ps).node)
	case n < 14 || depth == 0:
		return exp(g.constant(typ{name: "byte"}))
	case n == 14:
		return exp("(", g.number(depth-1), pick(g, []string{" + ", " - ", " * ", " ^ ", " | "}), g.number(depth-1), ") % 3")
	case n == 15:
		return exp("(", g.number(depth-1), pick(g, []string{" + ", " << ", " >> "}), "1) & 3")
	case n == 16:
		return exp("(", g.truth(depth-1), " -> ", g.number(depth-1), " : ", g.number(depth-1), ")")
	case n == 17:
		if c := g.anyChannel(); c != nil {
			return exp("len(", c.node, ")")
		}
		return exp("1 - ", g.number(depth-1))
	case n == 18 && g.p != nil && !g.p.claim && g.chance(50):
		return exp(pick(g, []string{"_pid", "_nr_pr"}))
	case n == 18 && g.chance(g.wild):
		return exp("(", g.number(depth-1), " / ", g.number(depth-1), ")")
	}
	return exp("(", g.truth(depth-1), ")")
}

// truth is an expression that is used as a condition.
func (g *generator) truth(depth int) *Node {
	ps := g.places(numeric)
	n := g.IntN(16)
	switch {
	case n < 7 && len(ps) > 0:
		p := pick(g, ps)
		return exp(p.node, pick(g, []string{" == ", " == ", " != ", " < ", " > ", " <= ", " >= "}), exp(g.constant(p.typ)))
	case n == 7 && len(ps) > 0:
		return exp(pick(g, ps).node, pick(g, []string{" == ", " != ", " < "}), pick(g, ps).node)
	case n == 8 && depth > 0:
		return exp("!(", g.truth(depth-1), ")")
	case n == 9 && depth > 0:
		return exp("(", g.truth(depth-1), pick(g, []string{" && ", " || "}), g.truth(depth-1), ")")
	case n == 10:
		if c := g.anyChannel(); c != nil {
			return exp("len(", c.node, pick(g, []string{") == ", ") > ", ") < "}), exp(strconv.Itoa(g.IntN(3))))
		}
	case n == 11:
		if c := g.anyChannel(); c != nil && c.cap > 0 {
			return exp(c.node, pick(g, []string{"?", "??"}), "[", g.pattern(c, false), "]")
		}
	case n == 12 && g.chance(g.exotic) && g.p != nil && !g.p.claim:
		return exp(pick(g, []string{"_nr_pr", "_nr_pr", "_pid"}), pick(g, []string{" == ", " > ", " < "}), strconv.Itoa(g.IntN(4)))
	case n == 13:
		if ms := g.places(func(t typ) bool { return t.name == "mtype" }); len(ms) > 0 {
			p := pick(g, ms)
			return exp(p.node, pick(g, []string{" == ", " != "}), pick(g, p.consts))
		}
	case n == 14 && len(ps) > 0:
		return exp(pick(g, ps).node)
	}
	if len(ps) == 0 || g.chance(20) {
		return exp(pick(g, []string{"true", "1", "false"}))
	}
	return exp(pick(g, ps).node, " == ", g.number(0))
}

// condition is what can stand alone as a statement: empty() and its kin can stand nowhere else.
func (g *generator) condition(depth int) *Node {
	if c := g.anyChannel(); c != nil && g.chance(12) {
		probe := exp(pick(g, []string{"empty", "full", "nempty", "nfull"}), "(", c.node, ")")
		switch g.IntN(3) {
		case 0:
			return exp("(", probe, pick(g, []string{" && ", " || "}), g.truth(depth), ")")
		case 1:
			return exp("(", g.truth(depth), pick(g, []string{" && ", " || "}), probe, ")")
		}
		return probe
	}
	return g.truth(depth)
}

func (g *generator) anyChannel() *place {
	ps := g.places(func(t typ) bool { return t.name == "chan" })
	if len(ps) == 0 {
		return nil
	}
	p := pick(g, ps)
	return &p
}

// value is an argument for a type.
func (g *generator) value(t typ) *Node {
	switch {
	case t.record != nil:
		for _, v := range g.visible() {
			if v.record == t.record && v.n == 0 {
				return cat(v.name)
			}
		}
		return nil
	case t.name == "chan":
		ps := g.places(func(u typ) bool { return u.name == "chan" && u.same(t) && (t.cap == u.cap || t.cap < 0) })
		if len(ps) == 0 {
			return nil
		}
		return cat(pick(g, ps).node)
	case t.name == "mtype":
		if ms := g.places(func(t typ) bool { return t.name == "mtype" }); len(ms) > 0 && g.chance(30) {
			return cat(pick(g, ms).node)
		}
		return exp(pick(g, t.consts))
	}
	if g.chance(60) {
		return exp(g.constant(t))
	}
	return g.number(1)
}

// pattern lists the arguments of a receive or a poll.
func (g *generator) pattern(c *place, store bool) *Node {
	used := map[string]bool{}
	var list []*Node
	// What a receive stores must not be what it compares with, or looks up an index by:
	// SPIN gets that wrong when it backtracks.
	compare := false
	if len(c.fields) > 1 && store {
		compare = g.chance(30)
		g.fixed = !compare
		defer func() { g.fixed = false }()
	}
	for _, t := range c.fields {
		list = append(list, g.match(t, store && !compare, compare || !store, used))
	}
	return args(list)
}

func (g *generator) match(t typ, store, compare bool, used map[string]bool) *Node {
	if t.record != nil {
		for _, v := range g.visible() {
			if v.record == t.record && v.n == 0 && !used[v.name] {
				used[v.name] = true
				return cat(v.name)
			}
		}
		return cat("_")
	}
	n := g.IntN(10)
	switch {
	case n < 3 && t.name != "chan":
		return exp(g.constant(t))
	case (n == 3 || n < 8 && compare) && t.numeric() && !g.fixed:
		if ps := g.places(numeric); len(ps) > 0 && g.chance(70) {
			return cat("eval(", exp(pick(g, ps).node), ")")
		}
		return cat("eval(", exp(g.constant(t)), ")")
	case n < 9 && store:
		ps := g.places(func(u typ) bool {
			if t.name == "chan" {
				return u.name == "chan" && u.same(t)
			}
			return t.fits(u)
		})
		if len(ps) == 0 {
			break
		}
		if p := pick(g, ps); !used[p.base] && p.base != "" && (t.name != "chan" || !g.owns(p.base)) {
			used[p.base] = true
			return cat(p.node)
		}
	}
	return cat("_")
}

// owns says whether a channel variable was initialised with a channel, which is not to get lost.
func (g *generator) owns(name string) bool { return name[0] == 'c' }
