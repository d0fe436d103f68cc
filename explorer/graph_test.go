package explorer

import (
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/aiocheck/aiocheck/model"
)

// toy is a system given by its graph: what the tests of this package search.
// State i is written with as many bytes as its code has.
type toy struct {
	spread int // threads have numbers that are multiples of it
	code   [][]byte
	index  map[string]int
	out    [][]toyEdge
	bad    []bool                      // an invalid end state, should it have no transition
	preds  []func(int) bool            // of the number of a state
	fails  func(p, i int) *model.Fault // if predicate p cannot be evaluated in state i
}

type toyEdge struct {
	to    int
	steps []model.Step
	fault *model.Fault
	dead  bool
}

func (t *toy) find(s model.State) int {
	i, ok := t.index[string(trimmed(s))]
	if !ok {
		panic(fmt.Sprintf("no such state: %x", s))
	}
	return i
}

func (t *toy) name(code []byte) {
	if t.index == nil {
		t.index = make(map[string]int)
	}
	t.index[string(trimmed(code))] = len(t.code)
	t.code = append(t.code, code)
}

func (t *toy) failure(p, i int) *model.Fault {
	if t.fails == nil {
		return nil
	}
	return t.fails(p, i)
}

func (t *toy) Initial() (model.State, error) { return t.code[0], nil }
func (t *toy) NewExpander() model.Expander   { return &toyExpander{toy: t} }

type toyExpander struct {
	*toy
	t   model.Transition
	buf []byte
}

func (x *toyExpander) Expand(s model.State, sink func(*model.Transition) bool) (e model.Expansion) {
	i := x.find(s)
	for _, edge := range x.out[i] {
		e.Moves++
		e.Enabled.Add(edge.steps[0].Thread())
		x.buf = append(x.buf[:0], x.code[edge.to]...)
		x.t = model.Transition{To: x.buf, Steps: edge.steps, Fault: edge.fault, Dead: edge.dead}
		if !sink(&x.t) {
			return e
		}
	}
	e.InvalidEnd = len(x.out[i]) == 0 && x.bad[i]
	return e
}

func (x *toyExpander) Eval(p int, s model.State) (bool, error) {
	if f := x.failure(p, x.find(s)); f != nil {
		return false, f
	}
	return x.preds[p](x.find(s)), nil
}

func (x *toyExpander) Follow(s model.State, steps []model.Step, visit func(int, model.State, *model.Fault)) error {
	for _, edge := range x.out[x.find(s)] {
		if len(steps) > len(edge.steps) {
			continue
		}
		for i, step := range steps {
			if edge.steps[i] != step {
				break
			}
			if i == len(steps)-1 {
				for i := range steps {
					visit(i, x.code[edge.to], edge.fault)
				}
				return nil
			}
		}
	}
	return errors.New("no such steps")
}

// randomToy makes a small graph. Step numbers are unique in it.
func randomToy(r *rand.Rand) *toy {
	n := 1 + r.IntN(24)
	t := &toy{out: make([][]toyEdge, n), bad: make([]bool, n)}
	threads := 1 + r.IntN(4)
	t.spread = 1 + r.IntN(2)*(1+r.IntN(80))
	wide := r.IntN(8) == 0
	for i := range n {
		code := []byte{byte(i), byte(i >> 8), 1}
		if wide { // a state vector that grows as the search goes on
			for range r.IntN(1 + 3*i) {
				code = append(code, byte(r.IntN(256)))
			}
		}
		for range r.IntN(3) {
			code = append(code, 0)
		}
		t.name(code)
	}
	degree := 1 + r.IntN(3)
	faults, id := r.IntN(3) == 0, 0
	for i := range n {
		t.bad[i] = r.IntN(8) == 0
		if r.IntN(6) == 0 {
			continue
		}
		for range r.IntN(degree + 1) {
			// Mostly forward, so that there is some depth to it.
			to := r.IntN(min(n, i+4))
			e := toyEdge{to: to, steps: []model.Step{model.NewStep(r.IntN(threads)*t.spread, id)}}
			if id++; r.IntN(5) == 0 {
				e.steps = append(e.steps, model.NewStep(r.IntN(threads)*t.spread, id))
				id++
			}
			if faults && r.IntN(8) == 0 {
				kind := model.Assertion
				if e.dead = r.IntN(2) == 0; e.dead {
					kind, e.to = model.RuntimeError, i
				}
				e.fault = &model.Fault{Kind: kind, Message: "x", Step: e.steps[0]}
			}
			t.out[i] = append(t.out[i], e)
		}
	}
	if r.IntN(10) == 0 {
		at, which := r.IntN(n), r.IntN(3)
		t.fails = func(p, i int) *model.Fault {
			if p == which && i == at {
				return &model.Fault{Kind: model.RuntimeError, Message: "index out of bounds"}
			}
			return nil
		}
	}
	for range 3 {
		odds := 1 + r.IntN(6)
		set := make([]bool, n)
		for i := range set {
			set[i] = r.IntN(odds) == 0
		}
		t.preds = append(t.preds, func(i int) bool { return set[i] })
	}
	return t
}

// randomAutomaton reads three atoms.
func randomAutomaton(r *rand.Rand) *model.Automaton {
	n := 1 + r.IntN(4)
	if r.IntN(20) == 0 {
		n = 60 + r.IntN(80)
	}
	a := &model.Automaton{Initial: r.IntN(n)}
	ends := r.IntN(5) == 0
	for range n {
		s := model.AutomatonState{Accepting: r.IntN(3) == 0}
		for range r.IntN(4) {
			e := model.AutomatonEdge{To: r.IntN(n)}
			if r.IntN(2) == 0 {
				e.Pos = 1 << r.IntN(3)
			}
			if r.IntN(2) == 0 {
				e.Neg = 1 << r.IntN(3)
			}
			s.Edges = append(s.Edges, e)
		}
		a.States = append(a.States, s)
	}
	if ends {
		a.States[r.IntN(n)].End = true
	}
	return a
}
