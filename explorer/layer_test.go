package explorer

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// claimLayer is a toy in step with an automaton, as a System: what a claim
// that is no mere automaton is compiled to.
type claimLayer struct {
	*toy
	a     *model.Automaton
	atoms []int
}

func (l claimLayer) Initial() (model.State, error) {
	return append(model.State{byte(l.a.Initial)}, l.code[0]...), nil
}

func (l claimLayer) NewExpander() model.Expander { return &layerExpander{claimLayer: l} }

type layerExpander struct{ claimLayer }

func (x *layerExpander) Expand(s model.State, sink func(*model.Transition) bool) (e model.Expansion) {
	q, i := int(s[0]), x.find(s[1:])
	var letter uint64
	for b, p := range x.atoms {
		if x.preds[p](i) {
			letter |= 1 << b
		}
	}
	emit := func(to int, edge toyEdge, fault *model.Fault) bool {
		e.Moves++
		steps := append([]model.Step{model.NewStep(model.ClaimThread, to)}, edge.steps...)
		return sink(&model.Transition{To: append(model.State{byte(to)}, x.code[edge.to]...), Steps: steps,
			Fault: fault, Dead: fault != nil})
	}
	for _, ae := range x.a.States[q].Edges {
		if letter&ae.Pos != ae.Pos || letter&ae.Neg != 0 {
			continue
		}
		if x.a.States[ae.To].End {
			if !emit(ae.To, toyEdge{to: i}, &model.Fault{Kind: model.ClaimCompleted, Message: "end"}) {
				return e
			}
			continue
		}
		if len(x.out[i]) == 0 && !emit(ae.To, toyEdge{to: i}, nil) {
			return e
		}
		for _, edge := range x.out[i] {
			e.Enabled.Add(edge.steps[0].Thread())
			if !edge.dead && !emit(ae.To, edge, nil) {
				return e
			}
		}
	}
	e.InvalidEnd = e.Moves == 0
	return e
}

func (x *layerExpander) Eval(p int, s model.State) (bool, error) {
	return x.a.States[s[0]].Accepting, nil
}

func (x *layerExpander) Follow(model.State, []model.Step, func(int, model.State, *model.Fault)) error {
	panic("a layer is not replayed")
}

// TestLayer: a claim as a layer has the verdict that it has as an automaton.
func TestLayer(t *testing.T) {
	kinds := make(map[model.FaultKind]int)
	for seed := range 3000 {
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		sys, a := randomToy(r), randomAutomaton(r)
		if a.States[a.Initial].End || sys.fails != nil {
			continue
		}
		o := Options{Fairness: r.IntN(2) == 0, Continue: r.IntN(2) == 0}
		name := fmt.Sprintf("seed %d, fair %v", seed, o.Fairness)
		claim := model.Property{Name: "claim", Kind: model.Claim, Automaton: a, Atoms: []int{0, 1, 2}}
		layer := model.Property{Name: "claim", Kind: model.Acceptance,
			Layer: claimLayer{sys, a, claim.Atoms}}
		want, got := check(t, name, sys, claim, o), check(t, name, sys, layer, o)
		if got.Verdict != want.Verdict {
			t.Fatalf("%s: got %v, want %v", name, got.Verdict, want.Verdict)
		}
		if !o.Continue {
			continue
		}
		for i, f := range want.Findings {
			g := got.Findings[i]
			kinds[f.Kind]++
			if g.Kind != f.Kind || g.Path.Len() != f.Path.Len() && g.Path.Loop != g.Path.Len() {
				t.Fatalf("%s: got %v of length %d, want %v of %d", name, g.Kind, g.Path.Len(), f.Kind, f.Path.Len())
			}
			for _, step := range g.Path.Steps() {
				if step.Thread() == model.ClaimThread {
					t.Fatalf("%s: a step of the claim in the path", name)
				}
			}
		}
	}
	if len(kinds) != 2 {
		t.Errorf("got kinds %v, want acceptance cycles and claims completed", kinds)
	}
}
