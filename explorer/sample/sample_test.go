package sample

import (
	"context"
	"math"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// threads is n threads that count to top. A run is a hit if thread 0 begins when all others are done, or,
// if needs is set, if its first moves are of thread 0, 1 and 0 again: that takes a preemption.
type threads struct {
	n, top int
	needs  bool
}

func (s threads) Initial() (model.State, error) { return make(model.State, s.n+1), nil }
func (s threads) NewExpander() model.Expander   { return expander{s} }

type expander struct{ s threads }

// The state has a counter for each thread, then what is known of the order.
func (x expander) Expand(s model.State, sink func(*model.Transition) bool) (e model.Expansion) {
	for i := range x.s.n {
		if int(s[i]) == x.s.top {
			continue
		}
		e.Moves++
		to := append(model.State(nil), s...)
		to[i]++
		to[x.s.n] = x.next(s, i)
		t := model.Transition{To: to, Steps: []model.Step{model.NewStep(i, 1)}}
		if !sink(&t) {
			return e
		}
	}
	e.InvalidEnd = e.Moves == 0 && s[x.s.n] == 9
	return e
}

func (x expander) next(s model.State, i int) byte {
	known := s[x.s.n]
	if x.s.needs {
		switch {
		case known == 0 && i == 0:
			return 1
		case known == 1 && i == 1:
			return 2
		case known == 2 && i == 0:
			return 9
		case known == 9:
			return 9
		}
		return 8
	}
	if i != 0 || s[0] != 0 {
		return known
	}
	for j := 1; j < x.s.n; j++ {
		if int(s[j]) < x.s.top {
			return 8
		}
	}
	return 9
}

func (expander) Eval(int, model.State) (bool, error) { return false, nil }
func (expander) Follow(model.State, []model.Step, func(int, model.State, *model.Fault)) error {
	return nil
}

func rate(t *testing.T, s threads, o Options) float64 {
	t.Helper()
	o.Runs, o.Steps = 20000, 1000
	r, err := Run(context.Background(), s, o)
	if err != nil || r.Runs != o.Runs || r.Cut != 0 {
		t.Fatal(r, err)
	}
	again, _ := Run(context.Background(), s, o)
	if again != r {
		t.Errorf("the same seed gives %+v and %+v", r, again)
	}
	p, low, high := r.Rate()
	if low > p || high < p || high-low > 0.02 {
		t.Errorf("got %v in [%v, %v]", p, low, high)
	}
	return p
}

// TestRates: the chances are those that one can compute.
func TestRates(t *testing.T) {
	for _, c := range []struct {
		name string
		sys  threads
		opt  Options
		want float64
	}{
		// without a change, PCT runs one thread after the other: thread 0 is last in a quarter of the orders
		{"pct 1, order", threads{4, 3, false}, Options{Depth: 1}, 1. / 4},
		{"pct 1, preemption", threads{2, 2, true}, Options{Depth: 1}, 0},
		// thread 0 first, and the changes at steps 1 and 2 of 4
		{"pct 3, preemption", threads{2, 2, true}, Options{Depth: 3}, 1. / 2 * 2 / 16},
		// 0, 1, 0: 1/2 * 1/2 * 1/2
		{"uniform, preemption", threads{2, 2, true}, Options{}, 1. / 8},
		// the two threads of one step each: thread 1 first
		{"uniform, order", threads{2, 1, false}, Options{}, 1. / 2},
	} {
		if got := rate(t, c.sys, c.opt); math.Abs(got-c.want) > 0.015 {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
