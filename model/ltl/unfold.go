package ltl

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// ErrTooLarge is wrapped by the error for a formula whose translation passes a bound.
var ErrTooLarge = errors.New("automaton too large")

// The bounds of a translation. They are counts, not times, so that the outcome is the same on every
// machine.
type limits struct {
	states int // of an automaton under construction
	edges  int // of an automaton under construction
	moves  int // of one set of formulas
	work   int // comparisons of moves
}

var (
	// defaultLimits are those of what was asked for.
	defaultLimits = limits{states: 100_000, edges: 1_000_000, moves: 20_000, work: 200_000_000}
	// sideLimits are those of a negation that is looked at in the hope of a smaller automaton.
	sideLimits = limits{states: 1_000, edges: 10_000, moves: 2_000, work: 2_000_000}
)

// A move is one way to satisfy some terms: the letter is in the cube, the rest of the word satisfies
// the terms in next, and the untils in later have been put off. The lists are sorted.
type move struct {
	cube
	next  []term
	later []term
}

// dominates says that m can be taken wherever n can and leaves less to do.
func (m *move) dominates(n *move) bool {
	return m.cube.contains(n.cube) && subset(m.next, n.next) && subset(m.later, n.later)
}

func (m *move) compare(n *move) int {
	return cmp.Or(m.cube.compare(n.cube), slices.Compare(m.next, n.next), slices.Compare(m.later, n.later))
}

func (m *move) equal(n *move) bool { return m.compare(n) == 0 }

// unfolder knows the moves of the terms of a table.
type unfolder struct {
	*table
	limits  limits
	moves   map[term][]move
	absorbs map[[2]term]bool
	now     map[[2]term]bool
	work    int
}

func newUnfolder(t *table, l limits) *unfolder {
	return &unfolder{
		table:   t,
		limits:  l,
		moves:   map[term][]move{},
		absorbs: map[[2]term]bool{},
		now:     map[[2]term]bool{},
	}
}

func (u *unfolder) spend(n int) error {
	if u.work += n; u.work > u.limits.work {
		return fmt.Errorf("%w: more than %d steps", ErrTooLarge, u.limits.work)
	}
	return nil
}

// unfold lists the moves that satisfy f, none of which another dominates:
//
//	gUh = h ∨ g ∧ X(gUh), put off;  gRh = h ∧ (g ∨ X(gRh))
func (u *unfolder) unfold(f term) ([]move, error) {
	if ms, ok := u.moves[f]; ok {
		return ms, nil
	}
	ms, err := u.unfoldNode(f)
	if err != nil {
		return nil, err
	}
	u.moves[f] = ms
	return ms, nil
}

func (u *unfolder) unfoldNode(f term) ([]move, error) {
	kids := u.kids(f)
	switch u.kind(f) {
	case kTrue:
		return []move{{}}, nil
	case kFalse:
		return nil, nil
	case kLit:
		bit := uint64(1) << uint(kids[0]>>1)
		if kids[0]&1 == 1 {
			return []move{{cube: cube{neg: bit}}}, nil
		}
		return []move{{cube: cube{pos: bit}}}, nil
	case kNext:
		if kids[0] == termFalse {
			return nil, nil
		}
		return []move{{next: u.conjuncts(kids[0])}}, nil
	case kAnd:
		return u.unfoldAll(kids)
	case kOr:
		var all []move
		for _, kid := range kids {
			ms, err := u.unfold(kid)
			if err != nil {
				return nil, err
			}
			if all, err = u.either(all, ms); err != nil {
				return nil, err
			}
		}
		return all, nil
	}
	return u.unfoldFixpoint(f, kids[0], kids[1])
}

func (u *unfolder) unfoldFixpoint(f, g, h term) ([]move, error) {
	left, err := u.unfold(g)
	if err != nil {
		return nil, err
	}
	right, err := u.unfold(h)
	if err != nil {
		return nil, err
	}
	if u.kind(f) == kUntil {
		wait := move{next: []term{f}, later: []term{f}}
		if left, err = u.both(left, []move{wait}); err != nil {
			return nil, err
		}
		return u.either(right, left)
	}
	if left, err = u.either(left, []move{{next: []term{f}}}); err != nil {
		return nil, err
	}
	return u.both(right, left)
}

// unfoldAll lists the moves that satisfy all of fs.
func (u *unfolder) unfoldAll(fs []term) ([]move, error) {
	all := []move{{}}
	for _, f := range fs {
		ms, err := u.unfold(f)
		if err != nil {
			return nil, err
		}
		if all, err = u.both(all, ms); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// conjuncts is f as a set of terms.
func (u *unfolder) conjuncts(f term) []term {
	switch u.kind(f) {
	case kTrue:
		return nil
	case kAnd:
		return u.kids(f)
	}
	return []term{f}
}

// either unites two lists of moves, neither with a move dominated by another of the same list.
func (u *unfolder) either(as, bs []move) ([]move, error) {
	if err := u.spend(len(as) * len(bs)); err != nil {
		return nil, err
	}
	var out []move
	for i := range as {
		dominated := slices.ContainsFunc(bs, func(b move) bool { return b.dominates(&as[i]) })
		if !dominated {
			out = append(out, as[i])
		}
	}
	for i := range bs {
		// Of two equal moves the one of bs stays, by the loop above.
		dominated := slices.ContainsFunc(as, func(a move) bool {
			return a.dominates(&bs[i]) && !a.equal(&bs[i])
		})
		if !dominated {
			out = append(out, bs[i])
		}
	}
	return u.checked(out)
}

// both lists the moves that are a move of as and one of bs at once.
func (u *unfolder) both(as, bs []move) ([]move, error) {
	if err := u.spend(len(as) * len(bs)); err != nil {
		return nil, err
	}
	var out []move
	for i := range as {
		for j := range bs {
			m := move{cube: as[i].cube.meet(bs[j].cube)}
			if m.cube.empty() {
				continue
			}
			m.next = u.shorten(union(as[i].next, bs[j].next))
			m.later = union(as[i].later, bs[j].later)
			out = append(out, m)
		}
		if len(out) > 4*u.limits.moves {
			var err error
			if out, err = u.reduce(out); err != nil {
				return nil, err
			}
		}
	}
	if len(as) == 1 && len(as[0].next) == 0 && as[0].cube == (cube{}) {
		return out, nil // bs itself, and reduced
	}
	out, err := u.reduce(out)
	if err != nil {
		return nil, err
	}
	return u.checked(out)
}

// shorten drops from a set of terms those that a release in the set makes superfluous. A release has
// its right operand hold now, so that its moves are moves of that operand and the set has the same
// moves, marks included, without.
func (u *unfolder) shorten(fs []term) []term {
	for i := 0; i < len(fs); i++ {
		if u.kind(fs[i]) != kRelease {
			continue
		}
		for j := 0; j < len(fs); j++ {
			if u.releases(fs[i], fs[j]) {
				fs = append(slices.Clone(fs[:j]), fs[j+1:]...)
				if j < i {
					i--
				}
				j--
			}
		}
	}
	return fs
}

// releases says that g is a part of what the release f has hold now.
func (u *unfolder) releases(f, g term) bool {
	// Operands have smaller numbers than the terms made of them.
	if g >= f || u.kind(f) != kRelease {
		return false
	}
	key := [2]term{f, g}
	if known, ok := u.now[key]; ok {
		return known
	}
	u.now[key] = slices.ContainsFunc(u.conjuncts(u.kids(f)[1]), func(h term) bool {
		return h == g || u.releases(h, g)
	})
	return u.now[key]
}

// reduce drops the dominated moves.
func (u *unfolder) reduce(ms []move) ([]move, error) {
	// A move dominates only moves of at least as many literals, next and later, so that one pass in
	// this order meets every dominating move first.
	slices.SortFunc(ms, func(a, b move) int {
		return cmp.Or(a.cube.compare(b.cube), cmp.Compare(len(a.next), len(b.next)),
			cmp.Compare(len(a.later), len(b.later)), a.compare(&b))
	})
	var out []move
	for i := range ms {
		if err := u.spend(len(out)); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(m move) bool { return m.dominates(&ms[i]) }) {
			out = append(out, ms[i])
			if len(out) > u.limits.moves {
				return u.checked(out)
			}
		}
	}
	return out, nil
}

func (u *unfolder) checked(ms []move) ([]move, error) {
	if len(ms) > u.limits.moves {
		return nil, fmt.Errorf("%w: more than %d moves from one state", ErrTooLarge, u.limits.moves)
	}
	return ms, nil
}

// subset says that the sorted list a is contained in the sorted list b.
func subset(a, b []term) bool {
	for len(a) > 0 {
		switch {
		case len(a) > len(b) || a[0] < b[0]:
			return false
		case a[0] == b[0]:
			a = a[1:]
		}
		b = b[1:]
	}
	return true
}

// union merges two sorted lists.
func union(a, b []term) []term {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
