package explorer

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

func randomProperty(r *rand.Rand) model.Property {
	switch r.IntN(5) {
	case 0:
		p := model.Property{Name: "safety"}
		if r.IntN(3) == 0 {
			p = model.Property{Name: "invariance", Kind: model.Invariance}
		}
		for i := range r.IntN(3) {
			p.Invariants = append(p.Invariants, i)
		}
		return p
	case 1:
		return model.Property{Name: "accept", Kind: model.Acceptance}
	case 2:
		return model.Property{Name: "progress", Kind: model.NonProgress}
	}
	return model.Property{Name: "claim", Kind: model.Claim, Automaton: randomAutomaton(r), Atoms: []int{0, 1, 2}}
}

var manySeeds = flag.Int("seeds", 20000, "how many random systems to compare the search with the reference on")

// TestRandom compares the search with the reference: verdict, counts, kinds
// and lengths, on random systems, for every property, with and without
// fairness.
func TestRandom(t *testing.T) {
	seeds := *manySeeds
	if testing.Short() {
		seeds = 2000
	}
	violated := make(map[model.FaultKind]int)
	for seed := range seeds {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		sys, p, fair := randomToy(r), randomProperty(r), r.IntN(2) == 0
		ref := refer(sys, p, fair)
		name := fmt.Sprintf("seed %d, %s, fair %v", seed, p.Name, fair)

		full := check(t, name, sys, p, Options{Fairness: fair, Continue: true})
		if full.Stats.States != ref.states || full.Stats.Transitions != ref.transitions || full.Stats.Depth != ref.depth {
			t.Fatalf("%s: got %d states, %d transitions, depth %d, want %d, %d, %d", name, full.Stats.States,
				full.Stats.Transitions, full.Stats.Depth, ref.states, ref.transitions, ref.depth)
		}
		got := make(map[model.FaultKind]int)
		for _, f := range full.Findings {
			got[f.Kind] = f.Path.Len()
			violated[f.Kind]++
			if !f.Shortest {
				t.Fatalf("%s: %v is not called shortest", name, f.Kind)
			}
		}
		want := make(map[model.FaultKind]int)
		for kind, n := range ref.kinds {
			want[kind] = n
			if n < 0 || stutters(full, kind) {
				want[kind] = got[kind]
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: got findings %v, want %v", name, got, want)
		}

		deep := check(t, name, sys, p, Options{Fairness: fair, Search: DFS, judgeAt: 1 + r.IntN(40), Continue: r.IntN(2) == 0})
		if deep.Verdict != full.Verdict {
			t.Fatalf("%s: depth first: got %v, want %v", name, deep.Verdict, full.Verdict)
		}
		if s := deep.Stats; deep.Verdict == Holds && (s.States != ref.states || s.Transitions != ref.transitions) {
			t.Fatalf("%s: depth first: got %d states, %d transitions, want %d, %d", name,
				s.States, s.Transitions, ref.states, ref.transitions)
		}

		first := check(t, name, sys, p, Options{Fairness: fair, judgeAt: 1 + r.IntN(40)})
		if first.Verdict != full.Verdict {
			t.Fatalf("%s: got %v, want %v", name, first.Verdict, full.Verdict)
		}
		if first.Verdict == Violated {
			f := first.Findings[0]
			if !f.Shortest || len(first.Findings) != 1 {
				t.Fatalf("%s: not called shortest, or %d findings", name, len(first.Findings))
			}
			for kind, n := range want {
				// A fault on a transition is met a level before what is wrong with
				// the state it leads to: such a tie is not decided by kind.
				tie := n == f.Path.Len() && kind < f.Kind && onState(kind) == onState(f.Kind)
				if p.Kind == model.Safety && (n < f.Path.Len() || tie) {
					t.Fatalf("%s: got %v of length %d, want %v of %d", name, f.Kind, f.Path.Len(), kind, n)
				}
				if kind == f.Kind && n != f.Path.Len() && !stutters(first, kind) && !stutters(full, kind) {
					t.Fatalf("%s: got %v of length %d, want %d", name, kind, f.Path.Len(), n)
				}
			}
		}
	}
	for _, kind := range []model.FaultKind{model.Assertion, model.InvalidEndState, model.AcceptanceCycle,
		model.NonProgressCycle, model.ClaimCompleted, model.RuntimeError, model.Invariant} {
		if violated[kind] < seeds/500 {
			t.Errorf("%v was found only %d times: the test is too weak", kind, violated[kind])
		}
	}
	t.Log(violated)
}

func onState(k model.FaultKind) bool { return k == model.InvalidEndState || k == model.Invariant }

// stutters says that the lasso stays in its last state, where the number of
// moves is less than the number of transitions of the product.
func stutters(r *Result, kind model.FaultKind) bool {
	for _, f := range r.Findings {
		if f.Kind == kind && (f.Path.Loop == f.Path.Len() || kind == model.ClaimCompleted) {
			return true
		}
	}
	return false
}

func check(t *testing.T, name string, sys model.System, p model.Property, o Options) *Result {
	t.Helper()
	if o.Workers == 0 {
		o.Workers = 1
	}
	r, err := Check(context.Background(), sys, p, o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}
