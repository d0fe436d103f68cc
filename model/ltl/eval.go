package ltl

// Eval says whether the word prefix·loop·loop·… satisfies f; bit i of a letter is the truth of atom
// i. It follows the meaning of the operators and knows nothing of automata, so it is what
// Translate is tested against. An empty loop stands for the loop of the one letter 0. A malformed
// formula is satisfied by no word.
//
// The word has only len(prefix)+len(loop) different suffixes; the truth of each subformula is
// computed for all of them, the fixed points of U and R by going round the loop twice.
func (f *Formula) Eval(prefix, loop []uint64) bool {
	order, err := f.postorder()
	if err != nil {
		return false
	}
	word, back := lasso(prefix, loop)
	value := make(map[*Formula][]bool, len(order))
	for _, g := range order {
		value[g] = evalNode(g, word, back, value[g.Left], value[g.Right])
	}
	return value[f][0]
}

// lasso lays an ultimately periodic word out as positions: after the last comes position back.
func lasso(prefix, loop []uint64) (word []uint64, back int) {
	if len(loop) == 0 {
		loop = []uint64{0}
	}
	word = append(append(word, prefix...), loop...)
	return word, len(prefix)
}

// evalNode computes the truth of g at each position from that of its operands, l and r.
func evalNode(g *Formula, word []uint64, back int, l, r []bool) []bool {
	v := make([]bool, len(word))
	switch g.Op {
	case Next:
		for i := range v {
			v[i] = l[follow(i, len(word), back)]
		}
	case Until:
		fixpoint(v, back, false, func(i int, next bool) bool { return r[i] || l[i] && next })
	case WeakUntil:
		fixpoint(v, back, true, func(i int, next bool) bool { return r[i] || l[i] && next })
	case Release:
		fixpoint(v, back, true, func(i int, next bool) bool { return r[i] && (l[i] || next) })
	case Always:
		fixpoint(v, back, true, func(i int, next bool) bool { return l[i] && next })
	case Eventually:
		fixpoint(v, back, false, func(i int, next bool) bool { return l[i] || next })
	default:
		for i, letter := range word {
			v[i] = evalLocal(g, letter, at(l, i), at(r, i))
		}
	}
	return v
}

func evalLocal(g *Formula, letter uint64, l, r bool) bool {
	switch g.Op {
	case True:
		return true
	case Atom:
		return letter>>uint(g.Atom)&1 == 1
	case Not:
		return !l
	case And:
		return l && r
	case Or:
		return l || r
	case Implies:
		return !l || r
	case Iff:
		return l == r
	}
	return false
}

func at(v []bool, i int) bool { return i < len(v) && v[i] }

func follow(i, n, back int) int {
	if i+1 < n {
		return i + 1
	}
	return back
}

// fixpoint solves v[i] = step(i, v[following i]), the least solution from start false, the greatest
// from start true. One round through the loop settles which value enters it; the second spreads it.
func fixpoint(v []bool, back int, start bool, step func(i int, next bool) bool) {
	next := start
	for round := 0; round < 2; round++ {
		for i := len(v) - 1; i >= back; i-- {
			v[i] = step(i, next)
			next = v[i]
		}
	}
	for i := back - 1; i >= 0; i-- {
		v[i] = step(i, v[i+1])
	}
}
