package ltl

import (
	"encoding/binary"
	"slices"
)

// A term is a formula in negation normal form inside a table: equal terms have equal numbers.
// Always g is false R g, Eventually g is true U g, and conjunctions and disjunctions have any
// number of operands, sorted.
type term int32

const (
	termTrue  term = 0
	termFalse term = 1
)

type kind uint8

const (
	kTrue kind = iota
	kFalse
	kLit // kids[0] is atom<<1, plus 1 when negated
	kAnd
	kOr
	kNext
	kUntil
	kRelease
)

// node is what a table knows of a term.
type node struct {
	kind kind
	kids []term

	// eventual: whoever satisfies it satisfies it with any finite word put in front. universal:
	// whoever satisfies it has all suffixes satisfy it. (Etessami and Holzmann's pure formulas of
	// eventuality and universality.)
	eventual, universal bool
}

// table holds the terms of one translation.
type table struct {
	nodes  []node
	index  map[string]term
	negs   map[term]term
	implys map[[2]term]bool
	fuel   int // implication steps left; out of fuel nothing more is found to be implied
}

// implyFuel bounds the work on implications between terms, which is quadratic in the formula.
const implyFuel = 2_000_000

func newTable() *table {
	t := &table{
		index:  map[string]term{},
		negs:   map[term]term{},
		implys: map[[2]term]bool{},
		fuel:   implyFuel,
	}
	t.intern(kTrue)
	t.intern(kFalse)
	t.negs[termTrue], t.negs[termFalse] = termFalse, termTrue
	return t
}

// intern gives the number of a term without rewriting it.
func (t *table) intern(k kind, kids ...term) term {
	key := make([]byte, 1, 1+4*len(kids))
	key[0] = byte(k)
	for _, kid := range kids {
		key = binary.LittleEndian.AppendUint32(key, uint32(kid))
	}
	if id, ok := t.index[string(key)]; ok {
		return id
	}
	id := term(len(t.nodes))
	n := node{kind: k, kids: slices.Clone(kids)}
	n.eventual, n.universal = t.pure(n)
	t.nodes = append(t.nodes, n)
	t.index[string(key)] = id
	return id
}

// pure computes a node's eventual and universal from its operands.
func (t *table) pure(n node) (eventual, universal bool) {
	switch n.kind {
	case kTrue, kFalse:
		return true, true
	case kLit:
		return false, false
	case kUntil, kRelease:
		l, r := t.nodes[n.kids[0]], t.nodes[n.kids[1]]
		eventual = l.eventual && r.eventual || n.kind == kUntil && n.kids[0] == termTrue
		universal = l.universal && r.universal || n.kind == kRelease && n.kids[0] == termFalse
		return eventual, universal
	}
	eventual, universal = true, true
	for _, kid := range n.kids {
		eventual = eventual && t.nodes[kid].eventual
		universal = universal && t.nodes[kid].universal
	}
	return eventual, universal
}

func (t *table) kind(f term) kind   { return t.nodes[f].kind }
func (t *table) kids(f term) []term { return t.nodes[f].kids }

// suspendable terms mean the same at every point of a word.
func (t *table) suspendable(f term) bool { return t.nodes[f].eventual && t.nodes[f].universal }

func (t *table) eventually(f term) term { return t.until(termTrue, f) }
func (t *table) always(f term) term     { return t.release(termFalse, f) }

func (t *table) literal(atom int, negated bool) term {
	code := term(atom) << 1
	if negated {
		code |= 1
	}
	return t.intern(kLit, code)
}

// not is the negation, in negation normal form.
func (t *table) not(f term) term {
	if g, ok := t.negs[f]; ok {
		return g
	}
	var g term
	kids := t.kids(f)
	switch t.kind(f) {
	case kTrue:
		g = termFalse
	case kFalse:
		g = termTrue
	case kLit:
		g = t.intern(kLit, kids[0]^1)
	case kAnd:
		g = t.or(t.notAll(kids)...)
	case kOr:
		g = t.and(t.notAll(kids)...)
	case kNext:
		g = t.next(t.not(kids[0]))
	case kUntil:
		g = t.release(t.not(kids[0]), t.not(kids[1]))
	case kRelease:
		g = t.until(t.not(kids[0]), t.not(kids[1]))
	}
	t.negs[f] = g
	if _, ok := t.negs[g]; !ok {
		t.negs[g] = f
	}
	return g
}

func (t *table) notAll(fs []term) []term {
	out := make([]term, len(fs))
	for i, f := range fs {
		out[i] = t.not(f)
	}
	return out
}

// add brings a well formed formula, given by its subformulas, operands first, into the table,
// rewriting on the way.
func (t *table) add(order []*Formula) term {
	ids := make(map[*Formula]term, len(order))
	var last term
	for _, f := range order {
		l, r := ids[f.Left], ids[f.Right]
		switch f.Op {
		case True:
			last = termTrue
		case False:
			last = termFalse
		case Atom:
			last = t.literal(f.Atom, false)
		case Not:
			last = t.not(l)
		case And:
			last = t.and(l, r)
		case Or:
			last = t.or(l, r)
		case Implies:
			last = t.or(t.not(l), r)
		case Iff:
			last = t.or(t.and(l, r), t.and(t.not(l), t.not(r)))
		case Next:
			last = t.next(l)
		case Until:
			last = t.until(l, r)
		case WeakUntil:
			last = t.release(r, t.or(l, r))
		case Release:
			last = t.release(l, r)
		case Always:
			last = t.always(l)
		case Eventually:
			last = t.eventually(l)
		}
		ids[f] = last
	}
	return last
}
