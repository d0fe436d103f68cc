package ltl

import "slices"

// The constructors of this file build a term that means what was asked for and is as small as a
// list of known equivalences makes it (Somenzi and Bloem, CAV 2000; Etessami and Holzmann, CONCUR
// 2000; Babiak, Křetínský, Řehák, Strejček, TACAS 2012). The equivalences come in dual pairs, and
// each pair is written once, over a side: the table as it is, or seen through negation. The names
// in a side's methods are those of the plain side.
type side struct {
	*table
	dual bool
}

func (t *table) and(fs ...term) term    { return side{t, false}.meet(fs) }
func (t *table) or(fs ...term) term     { return side{t, true}.meet(fs) }
func (t *table) until(f, g term) term   { return side{t, false}.reach(f, g) }
func (t *table) release(f, g term) term { return side{t, true}.reach(f, g) }

func (s side) other() side { return side{s.table, !s.dual} }

func (s side) kindOf(plain, dual kind) kind {
	if s.dual {
		return dual
	}
	return plain
}

func (s side) kAnd() kind     { return s.kindOf(kAnd, kOr) }
func (s side) kOr() kind      { return s.kindOf(kOr, kAnd) }
func (s side) kUntil() kind   { return s.kindOf(kUntil, kRelease) }
func (s side) kRelease() kind { return s.kindOf(kRelease, kUntil) }
func (s side) top() term      { return s.other().bottom() }

func (s side) bottom() term {
	if s.dual {
		return termTrue
	}
	return termFalse
}

func (s side) eventual(f term) bool {
	if s.dual {
		return s.nodes[f].universal
	}
	return s.nodes[f].eventual
}

// below is implication.
func (s side) below(f, g term) bool {
	if s.dual {
		return s.implies(g, f)
	}
	return s.implies(f, g)
}

// maxPairwise is the number of operands of one conjunction that are compared with each other.
const maxPairwise = 64

// meet is conjunction.
func (s side) meet(fs []term) term {
	fs = s.flatten(fs)
	if len(fs) <= maxPairwise {
		var again bool
		if fs, again = s.merge(fs); again {
			return s.meet(fs)
		}
		if fs, again = s.absorb(fs); again {
			return s.meet(fs)
		}
	}
	switch {
	case slices.Contains(fs, s.bottom()):
		return s.bottom()
	case len(fs) == 0:
		return s.top()
	case len(fs) == 1:
		return fs[0]
	}
	return s.intern(s.kAnd(), fs...)
}

// flatten opens nested conjunctions; the result is sorted, without repetition and without true.
func (s side) flatten(fs []term) []term {
	var out []term
	for _, f := range fs {
		switch {
		case s.kind(f) == s.kAnd():
			out = append(out, s.kids(f)...)
		case f != s.top():
			out = append(out, f)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// merge makes one of two operands where an operator distributes over the conjunction.
func (s side) merge(fs []term) ([]term, bool) {
	for i, f := range fs {
		for j := i + 1; j < len(fs); j++ {
			// A conjunction might be taken apart into the same two operands again.
			if h, ok := s.mergePair(f, fs[j]); ok && s.kind(h) != s.kAnd() {
				out := slices.Delete(slices.Clone(fs), j, j+1)
				out[i] = h
				return out, true
			}
		}
	}
	return fs, false
}

func (s side) mergePair(f, g term) (term, bool) {
	if s.kind(f) != s.kind(g) {
		return 0, false
	}
	a, b := s.kids(f), s.kids(g)
	switch s.kind(f) {
	case kNext: // Xa ∧ Xb = X(a ∧ b)
		return s.next(s.meet([]term{a[0], b[0]})), true
	case s.kUntil():
		if a[1] == b[1] { // aUc ∧ bUc = (a ∧ b)Uc
			return s.reach(s.meet([]term{a[0], b[0]}), a[1]), true
		}
		if s.isFG(f) && s.isFG(g) { // FGa ∧ FGb = FG(a ∧ b)
			return s.reach(s.top(), s.meet([]term{a[1], b[1]})), true
		}
	case s.kRelease():
		// aRb ∧ aRc = aR(b ∧ c); but GFa ∧ GFb is better left alone, for GFa is worth pulling out
		// of other operators.
		if a[0] == b[0] && !s.suspendable(f) && !s.suspendable(g) {
			return s.other().reach(a[0], s.meet([]term{a[1], b[1]})), true
		}
	}
	return 0, false
}

// isFG says that f is FGa.
func (s side) isFG(f term) bool {
	k := s.kids(f)
	return k[0] == s.top() && s.kind(k[1]) == s.kRelease() && s.kids(k[1])[0] == s.bottom()
}

// absorb drops what other operands imply, and parts of operands that other operands exclude.
func (s side) absorb(fs []term) ([]term, bool) {
	for i, f := range fs {
		for j, g := range fs {
			if i == j {
				continue
			}
			if s.below(f, g) {
				return slices.Delete(slices.Clone(fs), j, j+1), true
			}
			if s.fuel <= 0 {
				return fs, false
			}
			if i < j && s.below(f, s.not(g)) {
				return []term{s.bottom()}, len(fs) > 1
			}
			if s.kind(g) == s.kOr() {
				if rest := s.unexcluded(f, s.kids(g)); len(rest) < len(s.kids(g)) {
					out := slices.Delete(slices.Clone(fs), j, j+1)
					return append(out, s.other().meet(rest)), true
				}
			}
		}
	}
	return fs, false
}

// unexcluded are those of the alternatives gs that f leaves open.
func (s side) unexcluded(f term, gs []term) []term {
	var rest []term
	for _, g := range gs {
		if !s.below(f, s.not(g)) {
			rest = append(rest, g)
		}
	}
	return rest
}

// next is X f.
func (t *table) next(f term) term {
	if t.suspendable(f) {
		return f
	}
	s := side{t, t.kind(f) == kOr}
	if t.kind(f) == s.kAnd() {
		if still, moving := s.partition(t.kids(f), t.suspendable); len(still) > 0 {
			return s.meet(append(still, t.next(s.meet(moving))))
		}
	}
	return t.intern(kNext, f)
}

func (s side) partition(fs []term, in func(term) bool) (yes, no []term) {
	for _, f := range fs {
		if in(f) {
			yes = append(yes, f)
		} else {
			no = append(no, f)
		}
	}
	return yes, no
}

// reach is f U g.
func (s side) reach(f, g term) term {
	switch {
	case s.eventual(g), f == s.bottom(), s.below(f, g):
		return g
	case s.kind(g) == kNext && f == s.top():
		return s.next(s.reach(f, s.kids(g)[0]))
	case s.kind(g) == kNext && s.kind(f) == kNext:
		return s.next(s.reach(s.kids(f)[0], s.kids(g)[0]))
	case f != s.top() && s.fuel > 0 && s.below(s.not(g), f):
		return s.reach(s.top(), g)
	}
	if h, ok := s.reachNested(f, g); ok {
		return h
	}
	if h, ok := s.reachSplit(f, g); ok {
		return h
	}
	if h, ok := s.reachAlways(f, g); ok {
		return h
	}
	return s.intern(s.kUntil(), f, g)
}

// reachNested simplifies f U g where f or g is an until itself.
func (s side) reachNested(f, g term) (term, bool) {
	if s.kind(g) == s.kUntil() {
		a, b := s.kids(g)[0], s.kids(g)[1]
		switch {
		case s.below(f, a): // fU(aUb) = aUb
			return g, true
		case s.below(a, f): // fU(aUb) = fUb
			return s.reach(f, b), true
		}
	}
	if s.kind(f) == s.kUntil() && s.kids(f)[1] == g { // (aUg)Ug = aUg
		return f, true
	}
	return 0, false
}

// reachSplit takes out of f U g the operands of f or g that need no until.
func (s side) reachSplit(f, g term) (term, bool) {
	switch s.kind(g) {
	case s.kAnd(): // fU(a ∧ s) = fUa ∧ s
		if still, moving := s.partition(s.kids(g), s.suspendable); len(still) > 0 {
			return s.meet(append(still, s.reach(f, s.meet(moving)))), true
		}
	case s.kOr(): // fU(a ∨ e) = fUa ∨ e
		o := s.other()
		if still, moving := s.partition(s.kids(g), s.eventual); len(still) > 0 {
			return o.meet(append(still, s.reach(f, o.meet(moving)))), true
		}
		// F(a ∨ u) = Fa ∨ Fu, for u universal: Fu means the same at every point.
		if still, moving := s.partition(s.kids(g), o.eventual); f == s.top() && len(still) > 0 && len(moving) > 0 {
			return o.meet([]term{s.reach(f, o.meet(still)), s.reach(f, o.meet(moving))}), true
		}
	}
	if s.kind(f) == s.kOr() { // (a ∨ b)Ug = aUg where b implies g
		below := func(h term) bool { return s.below(h, g) }
		if drop, keep := s.partition(s.kids(f), below); len(drop) > 0 {
			return s.reach(s.other().meet(keep), g), true
		}
	}
	return 0, false
}

// reachAlways is FG(a ∨ u) = FGa ∨ Fu, for u universal: if u holds at infinitely many points it holds
// from the first of them on.
func (s side) reachAlways(f, g term) (term, bool) {
	if f != s.top() || s.kind(g) != s.kRelease() || s.kids(g)[0] != s.bottom() {
		return 0, false
	}
	h, o := s.kids(g)[1], s.other()
	if s.kind(h) != s.kOr() {
		return 0, false
	}
	pure, rest := s.partition(s.kids(h), o.eventual)
	if len(pure) == 0 {
		return 0, false
	}
	var all []term
	for _, u := range pure {
		all = append(all, s.reach(f, u))
	}
	return o.meet(append(all, s.reach(f, o.reach(s.bottom(), o.meet(rest))))), true
}
