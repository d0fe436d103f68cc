package explorer

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
)

// evalAll evaluates the atoms of the property, or the predicate it marks states
// with, or its invariants, in a state.
func (s *search) evalAll(exp model.Expander, state model.State) (letter uint64, err error) {
	preds := []int{s.prop.Marked}
	switch {
	case s.prop.Kind == model.Safety, s.prop.Kind == model.Invariance:
		preds = s.prop.Invariants
	case s.prop.Kind == model.Claim && s.prop.Automaton != nil:
		preds = s.prop.Atoms
	}
	for i, p := range preds {
		ok, err := exp.Eval(p, state)
		if err != nil {
			return 0, err
		}
		if ok {
			letter |= 1 << (i & 63)
		}
	}
	return letter, nil
}

// letters is the word that the replayed run writes, a letter a state.
func (r *replay) letters() ([]uint64, error) {
	word := make([]uint64, len(r.states))
	for i, state := range r.states {
		letter, err := r.s.evalAll(r.exp, state)
		if err != nil {
			return nil, err
		}
		word[i] = letter
	}
	return word, nil
}

// verifyAccepted looks whether the property rejects the infinite run.
func (r *replay) verifyAccepted(loop int) error {
	word, err := r.letters()
	if err != nil {
		return err
	}
	stays := loop == len(r.movers)
	if !stays {
		word = word[:len(word)-1] // the last state is the one at loop again
	}
	last := len(word) - 1
	if stays {
		loop = last
	}
	switch {
	case r.s.prop.Kind == model.NonProgress:
		for i := loop; i <= last; i++ {
			if word[i]&1 != 0 {
				return fmt.Errorf("the cycle makes progress")
			}
		}
		return nil
	case r.s.prop.Kind == model.Acceptance:
		for i := loop; i <= last; i++ {
			if word[i]&1 != 0 {
				return nil
			}
		}
		return fmt.Errorf("the cycle does not accept")
	}
	if !accepts(r.s.prop.Automaton, word, loop) {
		return fmt.Errorf("the claim does not accept the run")
	}
	return nil
}

// verifyCompleted looks whether the claim can reach its end along the run.
func (r *replay) verifyCompleted() error {
	a := r.s.prop.Automaton
	if len(r.movers) == 0 && a.States[a.Initial].End {
		return nil
	}
	word, err := r.letters()
	if err != nil {
		return err
	}
	at := map[int]bool{a.Initial: true}
	for i := 0; ; i++ {
		at = image(a, at, word[min(i, len(word)-1)])
		for q := range at {
			if a.States[q].End {
				return nil
			}
		}
		if len(at) == 0 || i > len(word)+len(a.States) {
			return fmt.Errorf("the claim does not reach its end")
		}
	}
}

func image(a *model.Automaton, from map[int]bool, letter uint64) map[int]bool {
	to := make(map[int]bool)
	for q := range from {
		for _, e := range a.States[q].Edges {
			if letter&e.Pos == e.Pos && letter&e.Neg == 0 {
				to[e.To] = true
			}
		}
	}
	return to
}

// accepts says whether a accepts word, which goes on at loop when it is at its
// end, for ever. It is written to be plain: it checks what the search found.
func accepts(a *model.Automaton, word []uint64, loop int) bool {
	n := len(a.States)
	reach := func(from int) []bool { // the nodes (position, state) after from
		seen := make([]bool, len(word)*n)
		for todo := []int{from}; len(todo) > 0; {
			v := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			i, q := v/n, v%n
			next := i + 1
			if next == len(word) {
				next = loop
			}
			for _, e := range a.States[q].Edges {
				to := next*n + e.To
				if word[i]&e.Pos == e.Pos && word[i]&e.Neg == 0 && !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
			}
		}
		return seen
	}
	for v, ok := range reach(a.Initial) {
		if ok && v/n >= loop && a.States[v%n].Accepting && reach(v)[v] {
			return true
		}
	}
	return false
}
