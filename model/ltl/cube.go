package ltl

import (
	"cmp"
	"math/bits"
	"slices"
)

// A cube is a conjunction of literals: the letters m with m&pos == pos and m&neg == 0. It has no
// letters if pos and neg meet.
type cube struct{ pos, neg uint64 }

func (c cube) empty() bool          { return c.pos&c.neg != 0 }
func (c cube) has(m uint64) bool    { return m&c.pos == c.pos && m&c.neg == 0 }
func (c cube) meet(d cube) cube     { return cube{c.pos | d.pos, c.neg | d.neg} }
func (c cube) contains(d cube) bool { return c.pos&^d.pos == 0 && c.neg&^d.neg == 0 }

func (c cube) compare(d cube) int {
	return cmp.Or(
		cmp.Compare(bits.OnesCount64(c.pos|c.neg), bits.OnesCount64(d.pos|d.neg)),
		cmp.Compare(c.pos|c.neg, d.pos|d.neg), cmp.Compare(c.pos, d.pos))
}

// covered says that every letter of c is in one of the cubes ds. It splits c on a literal of a cube
// that meets it until single cubes decide (Shannon). The split cubes have ever fewer atoms left.
func (c cube) covered(ds []cube) bool {
	if c.empty() {
		return true
	}
	var meeting []cube
	for _, d := range ds {
		if d.contains(c) {
			return true
		}
		if !c.meet(d).empty() {
			meeting = append(meeting, d)
		}
	}
	if len(meeting) < 2 {
		return false
	}
	// The atom named by most of the cubes, the lowest of several.
	var count [MaxAtoms]int
	best := -1
	for _, d := range meeting {
		for open := (d.pos | d.neg) &^ (c.pos | c.neg); open != 0; open &= open - 1 {
			a := bits.TrailingZeros64(open)
			if count[a]++; best < 0 || count[a] > count[best] || count[a] == count[best] && a < best {
				best = a
			}
		}
	}
	bit := uint64(1) << uint(best)
	return cube{c.pos | bit, c.neg}.covered(meeting) && cube{c.pos, c.neg | bit}.covered(meeting)
}

// without is what ds leave of c, if one cube can say it and it is not c.
func (c cube) without(ds []cube) (cube, bool) {
	atoms := c.pos | c.neg
	touched := false
	for _, d := range ds {
		if !c.meet(d).empty() {
			atoms |= d.pos | d.neg
			touched = true
		}
	}
	if !touched || bits.OnesCount64(atoms) > maxCoverAtoms {
		return c, false
	}
	rest := irredundant(truthTable(atoms, func(m uint64) bool {
		return c.has(m) && !slices.ContainsFunc(ds, func(d cube) bool { return d.has(m) })
	}), atoms)
	if len(rest) != 1 {
		return c, false
	}
	return rest[0], true
}

// maxCoverAtoms bounds the truth tables of minimal covers.
const maxCoverAtoms = 10

// minimize writes the union of cs with few cubes: an irredundant sum of products where the atoms are
// few enough for a truth table, and a repeated merging of neighbours where they are not.
func minimize(cs []cube) []cube {
	if len(cs) < 2 {
		return cs
	}
	var atoms uint64
	for _, c := range cs {
		atoms |= c.pos | c.neg
	}
	if bits.OnesCount64(atoms) <= maxCoverAtoms {
		table := truthTable(atoms, func(m uint64) bool {
			return slices.ContainsFunc(cs, func(c cube) bool { return c.has(m) })
		})
		return irredundant(table, atoms)
	}
	return mergeNeighbours(slices.Clone(cs))
}

// mergeNeighbours joins cubes that differ in the sign of one literal and drops contained ones.
func mergeNeighbours(cs []cube) []cube {
	for again := true; again; {
		again = false
		slices.SortFunc(cs, cube.compare)
		cs = slices.Compact(cs)
		for i := 0; i < len(cs); i++ {
			for j := i + 1; j < len(cs); {
				c, d := cs[i], cs[j]
				flip := c.pos ^ d.pos
				switch {
				case c.contains(d):
					cs = slices.Delete(cs, j, j+1)
					continue
				case c.pos|c.neg == d.pos|d.neg && bits.OnesCount64(flip) == 1:
					cs[i] = cube{c.pos &^ flip, c.neg &^ flip}
					cs = slices.Delete(cs, j, j+1)
					again = true
					continue
				}
				j++
			}
		}
	}
	return cs
}

// truthTable lists a function of the given atoms: entry i is its value on the letter whose bits at
// the atoms, lowest first, are those of i.
func truthTable(atoms uint64, f func(m uint64) bool) []bool {
	table := make([]bool, 1<<uint(bits.OnesCount64(atoms)))
	m := uint64(0)
	for i := range table {
		table[i] = f(m)
		m = (m - atoms) & atoms // the next subset of atoms
	}
	return table
}

// irredundant is a sum of products for a truth table from which no product can be left out (Minato,
// 1992; Morreale, 1970).
func irredundant(table []bool, atoms uint64) []cube {
	var vars []uint64
	for a := atoms; a != 0; a &= a - 1 {
		vars = append(vars, a&-a)
	}
	cubes, _ := isop(table, table, vars)
	slices.SortFunc(cubes, cube.compare)
	return cubes
}

// isop covers at least the letters of must and at most those of may; it also returns what the cubes
// cover.
func isop(must, may []bool, vars []uint64) ([]cube, []bool) {
	if !slices.Contains(must, true) {
		return nil, make([]bool, len(must))
	}
	if !slices.Contains(may, false) {
		return []cube{{}}, slices.Clone(may)
	}
	half, v := len(must)/2, vars[len(vars)-1]
	vars = vars[:len(vars)-1]
	must0, must1, may0, may1 := must[:half], must[half:], may[:half], may[half:]

	cs0, f0 := isop(minus(must0, may1), may0, vars)
	cs1, f1 := isop(minus(must1, may0), may1, vars)
	rest := make([]bool, half)
	both := make([]bool, half)
	for i := range rest {
		rest[i] = must0[i] && !f0[i] || must1[i] && !f1[i]
		both[i] = may0[i] && may1[i]
	}
	cs, f := isop(rest, both, vars)
	for _, c := range cs0 {
		cs = append(cs, cube{c.pos, c.neg | v})
	}
	for _, c := range cs1 {
		cs = append(cs, cube{c.pos | v, c.neg})
	}
	cover := make([]bool, len(must))
	for i := range f {
		cover[i] = f[i] || f0[i]
		cover[half+i] = f[i] || f1[i]
	}
	return cs, cover
}

func minus(f, g []bool) []bool {
	out := make([]bool, len(f))
	for i := range f {
		out[i] = f[i] && !g[i]
	}
	return out
}
