package ltl

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// oracle is a second construction, without any optimisation and sharing nothing with Translate but
// the search for accepting cycles: the states are all truth assignments to the atoms and to what the
// next letter has to bring (Vardi and Wolper, LICS 1986), with one mark for each until.
type oracle struct {
	order  []*Formula // of a formula of Atom, Not, And, Next, Until and True
	bit    map[*Formula]uint
	atoms  [4]uint
	bits   uint
	untils []*Formula
}

// core writes f with the operators that an oracle knows.
func core(f *Formula) *Formula {
	if f == nil {
		return nil
	}
	l, r := core(f.Left), core(f.Right)
	and := func(a, b *Formula) *Formula { return &Formula{Op: And, Left: a, Right: b} }
	or := func(a, b *Formula) *Formula { return not(and(not(a), not(b))) }
	until := func(a, b *Formula) *Formula { return &Formula{Op: Until, Left: a, Right: b} }
	switch f.Op {
	case False:
		return not(&Formula{Op: True})
	case Or:
		return or(l, r)
	case Implies:
		return or(not(l), r)
	case Iff:
		return or(and(l, r), and(not(l), not(r)))
	case WeakUntil:
		return not(until(not(r), and(not(l), not(r))))
	case Release:
		return not(until(not(l), not(r)))
	case Always:
		return not(until(&Formula{Op: True}, not(l)))
	case Eventually:
		return until(&Formula{Op: True}, l)
	}
	return &Formula{Op: f.Op, Left: l, Right: r, Atom: f.Atom}
}

func newOracle(f *Formula) *oracle {
	o := &oracle{bit: map[*Formula]uint{}}
	o.order, _ = core(f).postorder()
	for i := range o.atoms {
		o.atoms[i] = uint(i)
	}
	o.bits = uint(len(o.atoms))
	for _, g := range o.order {
		if g.Op == Next || g.Op == Until {
			o.bit[g] = o.bits
			o.bits++
		}
		if g.Op == Until {
			o.untils = append(o.untils, g)
		}
	}
	return o
}

// values computes the truth of all subformulas in a state.
func (o *oracle) values(state uint64) map[*Formula]bool {
	v := make(map[*Formula]bool, len(o.order))
	for _, g := range o.order {
		next := state>>o.bit[g]&1 == 1
		switch g.Op {
		case True:
			v[g] = true
		case Atom:
			v[g] = state>>uint(g.Atom)&1 == 1
		case Not:
			v[g] = !v[g.Left]
		case And:
			v[g] = v[g.Left] && v[g.Right]
		case Next:
			v[g] = next
		case Until:
			v[g] = v[g.Right] || v[g.Left] && next
		}
	}
	return v
}

// graph builds the automaton over the given number of atoms. State 0 is initial; a state reads the
// letter that it is about on its way out.
func (o *oracle) graph(atoms int) *graph {
	letters := uint64(1)<<uint(len(o.atoms)) - 1
	g := &graph{full: 1<<uint(len(o.untils)) - 1, states: make([]gstate, 1)}
	var states []uint64
	var now, next []uint64 // the truth of the subformulas with a bit, and their bits
	for s := uint64(0); s < 1<<o.bits; s++ {
		if s&letters >= 1<<uint(atoms) {
			continue
		}
		v := o.values(s)
		var mark, have uint64
		for i, u := range o.untils {
			if !v[u] || v[u.Right] {
				mark |= 1 << uint(i)
			}
		}
		for f, b := range o.bit {
			if f.Op == Next && v[f.Left] || f.Op == Until && v[f] {
				have |= 1 << b
			}
		}
		states = append(states, s)
		now, next = append(now, have), append(next, s&^letters)
		g.states = append(g.states, gstate{mark: mark})
	}
	for i, s := range states {
		letter := cube{pos: s & letters, neg: (1<<uint(atoms) - 1) &^ s}
		for j := range states {
			if next[i] == now[j] {
				e := gedge{cube: letter, to: j + 1}
				g.states[i+1].out = append(g.states[i+1].out, e)
			}
		}
		if v := o.values(s); v[o.order[len(o.order)-1]] {
			g.states[0].out = append(g.states[0].out, g.states[i+1].out...)
		}
	}
	g.renumber()
	return g
}

// meet builds the product of an automaton and an oracle's.
func meet(a *Automaton, h *graph) *graph {
	n := len(h.states)
	p := &graph{init: a.Initial*n + h.init, full: h.full<<1 | 1}
	p.states = make([]gstate, len(a.States)*n)
	for q, s := range a.States {
		for r, t := range h.states {
			at := &p.states[q*n+r]
			at.mark = t.mark << 1
			if s.Accepting {
				at.mark |= 1
			}
			for _, e := range s.Edges {
				for _, d := range t.out {
					if c := d.cube.meet(cube{e.Pos, e.Neg}); !c.empty() {
						at.out = append(at.out, gedge{to: e.To*n + d.to})
					}
				}
			}
		}
	}
	p.renumber()
	return p
}

func emptyLanguage(g *graph) bool {
	return !slices.Contains(g.accepting(g.components(nil)), true)
}

// TestLanguagesAgainstOracle proves translations right on all words: what the automaton of f accepts
// and what the oracle for !f accepts have nothing in common, and the other way round.
func TestLanguagesAgainstOracle(t *testing.T) {
	runs := 1_500
	if testing.Short() || raceEnabled {
		runs = 200
	}
	rng := rand.New(rand.NewPCG(3, 4))
	checked := 0
	for range runs {
		atoms := 1 + rng.IntN(2)
		f := randomFormula(rng, 2+rng.IntN(7), atoms)
		yes, no := newOracle(f), newOracle(not(f))
		if yes.bits > 8 {
			continue
		}
		checked++
		a, b := translateBoth(t, f)
		if !emptyLanguage(meet(a, no.graph(atoms))) {
			t.Fatalf("%s: the automaton accepts too much\n%s", f.String(nil), a)
		}
		if !emptyLanguage(meet(b, yes.graph(atoms))) {
			t.Fatalf("%s: the automaton of the negation accepts too much\n%s", f.String(nil), b)
		}
	}
	if checked < runs/2 {
		t.Errorf("only %d of %d formulas were small enough", checked, runs)
	}
}

// TestShortWords compares on every word with a prefix of up to two letters and a loop of up to three:
// the meaning of the formula, its automaton, and the oracle.
func TestShortWords(t *testing.T) {
	var words [][2][]uint64
	for p := 0; p <= 2; p++ {
		for l := 1; l <= 3; l++ {
			for code := 0; code < 1<<uint(2*(p+l)); code++ {
				var all []uint64
				for i := range p + l {
					all = append(all, uint64(code>>uint(2*i)&3))
				}
				words = append(words, [2][]uint64{all[:p], all[p:]})
			}
		}
	}
	for _, text := range []string{
		"a U b", "a V b", "a W b", "[](a -> <>b)", "[]<>a && []<>b", "<>[]a || <>[]b", "X (a U X b)",
		"[](a <-> X b)", "<>(a && X []b)", "(a U b) U a", "[](a || X []b)", "!(a W (b U a))",
	} {
		f, _ := parse(t, text)
		a, b := translateBoth(t, f)
		checkWords(t, f, a, b, words)
		g := newOracle(f).graph(2)
		for _, w := range words {
			if got := acceptsMarked(g, w[0], w[1]); got != f.Eval(w[0], w[1]) {
				t.Fatalf("%s on %v: the oracle says %v", text, w, got)
			}
		}
	}
}

// acceptsMarked is Accepts for a graph with several marks, on states.
func acceptsMarked(g *graph, prefix, loop []uint64) bool {
	word := &Automaton{}
	letters, back := lasso(prefix, loop)
	for i, m := range letters {
		word.States = append(word.States, State{
			Accepting: true, Edges: []Edge{{Pos: m, Neg: ^m, To: follow(i, len(letters), back)}},
		})
	}
	return !emptyLanguage(meet(word, g))
}
