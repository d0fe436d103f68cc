// Package randprog writes random Promela programs, well-formed and small, for
// tests that compare two readings of the language, and makes those smaller on
// which the readings differ.
//
// A program is a function of its seed and profile. A profile sets the odds: each
// kind of statement is rare in some profile and common in another, because what two
// checkers disagree on is rarely a statement and mostly a combination.
package randprog

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// Profiles lists the names of the profiles.
func Profiles() []string {
	var names []string
	for _, p := range profiles {
		names = append(names, p.name)
	}
	return names
}

// Program writes the program of a seed under a profile.
func Program(profile string, seed uint64) *Node {
	i := slices.IndexFunc(profiles, func(p knobs) bool { return p.name == profile })
	if i < 0 {
		panic("randprog: no profile " + profile)
	}
	g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(i))), knobs: profiles[i]}
	return g.program()
}

// knobs are odds. Those of statements are weights among each other; the others
// are chances in a hundred.
type knobs struct {
	name string

	assign, guard, send, recv, ifs, loop, jump, atomic, dstep, unless int
	assert, print, timeout, run, forLoop, choose, call, declare, prio int

	buffered, rendezvous int // chance of such a channel, for each of three
	chanArray, chanLocal int
	chanParam, chanField int
	record, array        int // chance that a variable is one
	types                int // chance that a variable is no byte
	provided, priority   int
	init                 int
	endLabel             int
	accept, progress     int
	plainLabel           int
	ltl, never, trace    int
	claimLocals, exotic  int // exotic: _last, enabled, pc_value, _nr_pr and remote references
	wild                 int // indexes out of bounds, division by zero and the like
}

var common = knobs{
	assign: 12, guard: 5, send: 4, recv: 4, ifs: 5, loop: 4, jump: 2, atomic: 2, dstep: 1, unless: 1,
	assert: 1, print: 1, timeout: 0, run: 1, forLoop: 0, choose: 0, call: 1, declare: 1,
	buffered: 25, rendezvous: 15, types: 30, record: 5, array: 10, init: 20, endLabel: 15, plainLabel: 5,
	accept: 3, progress: 3, ltl: 10, never: 3, exotic: 10, claimLocals: 20, chanField: 5, chanParam: 10,
}

func with(name string, f func(k *knobs)) knobs {
	k := common
	k.name = name
	f(&k)
	return k
}

var profiles = []knobs{
	with("mixed", func(k *knobs) {
		k.timeout, k.forLoop, k.choose, k.provided, k.priority, k.trace = 1, 1, 1, 5, 4, 3
		k.chanArray, k.chanLocal = 10, 10
	}),
	with("buffered", func(k *knobs) {
		k.send, k.recv, k.buffered, k.rendezvous, k.chanArray, k.chanLocal = 14, 12, 90, 10, 20, 20
		k.chanField, k.chanParam = 15, 30
	}),
	with("rendezvous", func(k *knobs) {
		k.send, k.recv, k.rendezvous, k.buffered, k.atomic, k.chanArray, k.unless = 14, 14, 90, 10, 5, 10, 2
	}),
	with("atomic", func(k *knobs) {
		k.atomic, k.dstep, k.jump, k.plainLabel, k.guard, k.rendezvous, k.ltl = 12, 4, 5, 15, 8, 30, 20
	}),
	with("unless", func(k *knobs) {
		k.unless, k.jump, k.plainLabel, k.atomic, k.rendezvous, k.dstep, k.timeout = 10, 4, 10, 4, 25, 2, 1
	}),
	with("process", func(k *knobs) {
		k.run, k.init, k.provided, k.chanParam, k.chanLocal, k.exotic, k.send, k.recv = 10, 60, 10, 40, 30, 30, 3, 3
	}),
	with("priority", func(k *knobs) {
		k.priority, k.prio, k.provided, k.run, k.send, k.recv, k.rendezvous = 60, 3, 15, 3, 3, 3, 0
	}),
	with("data", func(k *knobs) {
		k.types, k.record, k.array, k.declare, k.forLoop, k.choose, k.call, k.send, k.recv = 75, 25, 40, 6, 3, 3, 4, 3, 3
		k.dstep = 4
	}),
	with("errors", func(k *knobs) {
		k.wild, k.assert, k.array, k.dstep, k.chanLocal, k.unless = 15, 4, 40, 5, 20, 3
	}),
	with("labels", func(k *knobs) {
		k.accept, k.progress, k.endLabel, k.loop, k.ltl, k.jump, k.timeout = 35, 25, 30, 9, 0, 4, 1
		k.provided = 5
	}),
	with("ltl", func(k *knobs) {
		k.ltl, k.loop, k.exotic, k.atomic, k.plainLabel, k.jump = 100, 9, 30, 3, 15, 3
	}),
	with("never", func(k *knobs) {
		k.never, k.ltl, k.exotic, k.claimLocals, k.loop, k.plainLabel = 100, 0, 45, 40, 7, 20
	}),
	with("trace", func(k *knobs) {
		k.trace, k.buffered, k.rendezvous, k.send, k.recv, k.chanArray, k.ltl = 100, 80, 50, 14, 14, 0, 0
		k.chanField, k.chanParam = 0, 20
	}),
}

// generator holds what has been declared so far.
type generator struct {
	*rand.Rand
	knobs

	mtypes  []string
	records []*record
	globals []*variable
	inlines []*inline
	procs   []*proc
	names   int
	sync    bool // there is a rendezvous channel
	fixed   bool // indexes are to be constants
	counted bool // the variable runs is needed

	p *proc // whose body is written
}

// chance is true n times in a hundred.
func (g *generator) chance(n int) bool { return g.IntN(100) < n }

func pick[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// name makes a name that nothing else has.
func (g *generator) name(prefix string) string {
	g.names++
	return fmt.Sprintf("%s%d", prefix, g.names)
}

// program writes everything: declarations, inlines, processes, claims.
func (g *generator) program() *Node {
	units := lines()
	if g.prio == 0 && g.chance(80) {
		g.priority = 0
	}
	if g.priority > 0 {
		g.rendezvous, g.chanLocal = 0, 0 // SPIN refuses them together
	}
	add := func(n ...*Node) { units.kids = append(units.kids, n...) }
	if g.chance(40) {
		add(g.mtype())
	}
	for range 2 {
		if g.chance(g.record) {
			add(g.typedef())
		}
	}
	for range 1 + g.IntN(3) {
		add(g.global())
	}
	for range 3 {
		if g.chance(g.buffered) {
			add(g.channel(1+g.IntN(2), true))
		}
		if g.chance(g.rendezvous) {
			add(g.channel(0, true))
		}
	}
	if g.chance(20) {
		add(g.channelVariable())
	}
	if g.call > 0 && g.chance(20+g.call*10) {
		add(g.inline())
	}
	g.sketch()
	for _, p := range g.procs {
		add(g.proctype(p))
	}
	if g.counted {
		units.kids = append([]*Node{cat("byte runs")}, units.kids...)
	}
	add(g.claims()...)
	return units
}
