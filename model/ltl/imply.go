package ltl

import "slices"

// implies says that every word satisfying f satisfies g. Sound, not complete: it looks at the shape
// of the two terms (Somenzi and Bloem's syntactic implication, and the rules for pure formulas).
func (t *table) implies(f, g term) bool {
	if f == g || f == termFalse || g == termTrue {
		return true
	}
	if f == termTrue || g == termFalse {
		return false
	}
	key := [2]term{f, g}
	if known, ok := t.implys[key]; ok {
		return known
	}
	if t.fuel <= 0 {
		return false
	}
	t.fuel--
	// Every rule recurses into smaller pairs, so no pair is asked for while it is being decided.
	known := t.decideImplies(f, g)
	t.implys[key] = known
	return known
}

func (t *table) decideImplies(f, g term) bool {
	fk, gk := t.kids(f), t.kids(g)
	switch {
	case t.kind(f) == kOr:
		return t.all(fk, func(h term) bool { return t.implies(h, g) })
	case t.kind(g) == kAnd:
		return t.all(gk, func(h term) bool { return t.implies(f, h) })
	}
	return t.fromLeft(f, fk, g) || t.fromRight(f, g, gk) || t.sameShape(f, fk, g, gk)
}

// fromLeft shows f ⇒ g by something that f implies and that implies g.
func (t *table) fromLeft(f term, fk []term, g term) bool {
	switch t.kind(f) {
	case kAnd:
		return slices.ContainsFunc(fk, func(h term) bool { return t.implies(h, g) })
	case kNext:
		return t.nodes[g].eventual && t.implies(fk[0], g)
	case kUntil:
		// Now one of the two operands holds; or later the right one, which is enough for an
		// eventuality.
		return t.implies(fk[1], g) && (t.nodes[g].eventual || t.implies(fk[0], g))
	case kRelease:
		return t.implies(fk[1], g)
	}
	return false
}

// fromRight shows f ⇒ g by something that f implies and that implies g.
func (t *table) fromRight(f, g term, gk []term) bool {
	switch t.kind(g) {
	case kOr:
		return slices.ContainsFunc(gk, func(h term) bool { return t.implies(f, h) })
	case kNext:
		return t.nodes[f].universal && t.implies(f, gk[0])
	case kUntil:
		return t.implies(f, gk[1])
	case kRelease:
		return t.implies(f, gk[1]) && (t.nodes[f].universal || t.implies(f, gk[0]))
	}
	return false
}

// sameShape uses that X, U and R are monotone.
func (t *table) sameShape(f term, fk []term, g term, gk []term) bool {
	if t.kind(f) != t.kind(g) {
		return false
	}
	switch t.kind(f) {
	case kNext:
		return t.implies(fk[0], gk[0])
	case kUntil, kRelease:
		return t.implies(fk[0], gk[0]) && t.implies(fk[1], gk[1])
	}
	return false
}

func (t *table) all(fs []term, ok func(term) bool) bool {
	for _, f := range fs {
		if !ok(f) {
			return false
		}
	}
	return true
}
