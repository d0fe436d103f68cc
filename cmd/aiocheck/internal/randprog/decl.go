package randprog

import (
	"fmt"
	"strconv"
	"strings"
)

// typ is a type of the language; for channels, with what the messages look like.
type typ struct {
	name   string
	width  int      // of unsigned
	record *record  // of a typedef
	fields []typ    // of a channel
	cap    int      // of a channel: its capacity, -1 if it may be any
	consts []string // mtype: its constants
}

func (t typ) is(names ...string) bool {
	for _, n := range names {
		if t.name == n {
			return true
		}
	}
	return false
}

// fits says whether every value that a message field of type t holds fits a variable
// of type u. SPIN puts the value of the variable back into the channel when it backtracks
// over a receive, so that one that did not fit changes what it searches.
func (t typ) fits(u typ) bool {
	switch u.name {
	case "byte", "pid":
		return t.is("bit", "bool", "byte", "pid")
	case "short":
		return t.is("bit", "bool", "byte", "pid", "short")
	case "int":
		return t.numeric()
	case "mtype":
		return t.name == "mtype"
	}
	return false
}

// numeric says whether a value can be calculated with.
func (t typ) numeric() bool { return t.record == nil && t.name != "chan" && t.name != "mtype" }

// same says whether channels carry the same messages.
func (t typ) same(u typ) bool {
	if len(t.fields) != len(u.fields) {
		return false
	}
	for i := range t.fields {
		if t.fields[i].name != u.fields[i].name {
			return false
		}
	}
	return true
}

// max is the largest value that a program of ours stores to the type on purpose.
func (t typ) max() int {
	switch {
	case t.is("bit", "bool"):
		return 1
	case t.name == "unsigned" && t.width < 2:
		return 1
	}
	return 3
}

type variable struct {
	name string
	typ
	n int // elements of an array, 0 for none
}

type record struct {
	name   string
	fields []*variable
}

// place is something that can be assigned to or read.
type place struct {
	node *Node
	base string // the variable it lies in
	typ
}

func (g *generator) mtype() *Node {
	n := 2 + g.IntN(2)
	for range n {
		g.mtypes = append(g.mtypes, g.name("m"))
	}
	return cat("mtype = { " + strings.Join(g.mtypes, ", ") + " }")
}

// scalar picks a type.
func (g *generator) scalar() typ {
	if !g.chance(g.types) {
		return typ{name: "byte"}
	}
	t := typ{name: pick(g, []string{"bit", "bool", "byte", "short", "int", "unsigned", "pid", "mtype"})}
	switch {
	case g.priority > 0 && t.is("bit", "bool", "unsigned"):
		t.name = "byte" // SPIN leaves local bits out of the state where there are priorities
	case t.name == "unsigned":
		t.width = 1 + g.IntN(4)
	case t.name == "mtype" && g.mtypes == nil:
		t.name = "int"
	case t.name == "mtype":
		t.consts = g.mtypes
	}
	return t
}

func (g *generator) typedef() *Node {
	r := &record{name: g.name("T")}
	fields := lines()
	for range 1 + g.IntN(3) {
		v := &variable{name: g.name("f"), typ: g.scalar()}
		if v.name != "unsigned" && g.chance(g.array) {
			v.n = 2
		}
		if len(g.records) > 0 && g.chance(20) {
			v.typ = typ{name: g.records[0].name, record: g.records[0]}
		}
		r.fields = append(r.fields, v)
		fields.kids = append(fields.kids, cat(v.declaration(), ";"))
	}
	g.records = append(g.records, r)
	return cat("typedef "+r.name+" {", fields, "}")
}

func (v *variable) declaration() string {
	s := v.typ.name + " " + v.name
	if v.typ.name == "unsigned" {
		s += " : " + strconv.Itoa(v.width)
	}
	if v.n > 0 {
		s += fmt.Sprintf("[%d]", v.n)
	}
	return s
}

// global declares a variable outside processes.
func (g *generator) global() *Node {
	v, n := g.variable(g.name("g"))
	g.globals = append(g.globals, v)
	switch {
	case g.chance(5):
		return cat("show ", n)
	case g.chance(5) && v.numeric():
		return cat("local ", n)
	}
	return n
}

// variable makes a variable of any type but a channel, and its declaration.
func (g *generator) variable(name string) (*variable, *Node) {
	v := &variable{name: name, typ: g.scalar()}
	if len(g.records) > 0 && g.chance(g.knobs.record) {
		r := pick(g, g.records)
		v.typ = typ{name: r.name, record: r}
	}
	if g.chance(g.knobs.array) && v.typ.name != "unsigned" {
		v.n = 2 + g.IntN(2)
	}
	n := cat(v.declaration())
	if v.record != nil || g.chance(60) {
		return v, n
	}
	if v.n > 0 && g.chance(50) && (g.p == nil || !g.p.begun) {
		var list []*Node
		for range v.n {
			list = append(list, exp(strconv.Itoa(g.IntN(v.max()+1))))
		}
		return v, cat(n, " = { ", args(list), " }")
	}
	return v, cat(n, " = ", exp(g.constant(v.typ)))
}

func (g *generator) constant(t typ) string {
	switch {
	case t.name == "mtype":
		return pick(g, t.consts)
	case t.name == "bool":
		return pick(g, []string{"true", "false"})
	case t.is("short", "int") && g.chance(10):
		return "-1"
	case g.chance(4):
		return pick(g, []string{"7", "255", "256", "-1"})
	}
	return strconv.Itoa(g.IntN(t.max() + 1))
}

// message makes the fields of a channel.
func (g *generator) message() []typ {
	var fields []typ
	for range 1 + g.IntN(6)/3 + g.IntN(5)/4 {
		t := g.scalar()
		if t.name == "unsigned" {
			t = typ{name: "byte"}
		}
		if len(g.records) > 0 && g.chance(g.knobs.record) {
			t = typ{name: g.records[0].name, record: g.records[0]}
		}
		if c := g.carried(); c != nil && g.chance(g.chanField) {
			t = typ{name: "chan", fields: c.fields, cap: c.cap}
		}
		fields = append(fields, t)
	}
	return fields
}

// carried is the channel whose like is sent over others: the first.
func (g *generator) carried() *variable {
	for _, v := range g.globals {
		if v.typ.name == "chan" {
			return v
		}
	}
	return nil
}

// channel declares a channel of a capacity.
func (g *generator) channel(cap int, global bool) *Node {
	v := &variable{name: g.name("c"), typ: typ{name: "chan", cap: cap}}
	v.fields = g.message()
	g.sync = g.sync || cap == 0
	if c := g.carried(); c != nil && g.chance(40) {
		v.fields = c.fields
	}
	if g.chance(g.chanArray) {
		v.n = 2
	}
	if global {
		g.globals = append(g.globals, v)
	} else {
		g.p.locals = append(g.p.locals, v)
	}
	var names []string
	for _, f := range v.fields {
		names = append(names, f.name)
	}
	return cat(v.declaration(), fmt.Sprintf(" = [%d] of { %s }", cap, strings.Join(names, ", ")))
}

// channelVariable declares a channel variable that names another's channel.
func (g *generator) channelVariable() *Node {
	c := g.carried()
	if c == nil {
		return cat("byte " + g.name("g"))
	}
	v := &variable{name: g.name("d"), typ: c.typ}
	g.globals = append(g.globals, v)
	if c.cap > 0 && (c.n > 0 || g.chance(20) && g.wild > 0) {
		return cat("chan " + v.name) // SPIN sees that only where some channel has a buffer
	}
	if c.n > 0 {
		return cat("chan " + v.name + " = " + c.name + "[0]")
	}
	return cat("chan " + v.name + " = " + c.name)
}
