package explorer

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// TestWorkers: the result is the same for any number of workers.
func TestWorkers(t *testing.T) {
	seeds := 3000
	if testing.Short() {
		seeds = 300
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		sys, p := randomToy(r), randomProperty(r)
		if r.IntN(4) == 0 {
			sys = bigToy(r)
		}
		o := Options{Fairness: r.IntN(2) == 0, Continue: r.IntN(3) == 0}
		if r.IntN(4) == 0 {
			o.MaxStates = 1 + r.IntN(50)
		}
		if r.IntN(4) == 0 {
			o.LassoBudget = 1 + r.IntN(40)
		}
		var one *Result
		for workers := 1; workers <= 8; workers += 1 + r.IntN(3) {
			o.Workers, o.wide = workers, 2
			name := fmt.Sprintf("seed %d, %s, %+v", seed, p.Name, o)
			got := check(t, name, sys, p, o)
			got.Stats.Memory, got.Stats.Elapsed = 0, 0
			if one == nil {
				one = got
			} else if !reflect.DeepEqual(got, one) {
				t.Fatalf("%s: got\n%+v\nwant, as with one worker\n%+v", name, got, one)
			}
		}
	}
}

// bigToy has some thousand states and wide levels.
func bigToy(r *rand.Rand) *toy {
	n := 500 + r.IntN(3000)
	t := &toy{out: make([][]toyEdge, n), bad: make([]bool, n)}
	threads := 2 + r.IntN(100)
	for i := range n {
		code := []byte{byte(i), byte(i >> 8), 1}
		for range i / 700 * 5 {
			code = append(code, byte(r.IntN(256)))
		}
		t.name(code)
	}
	back := 1 + r.IntN(2000)
	id := 0
	for i := range n {
		t.bad[i] = true
		for range r.IntN(5) {
			to := min(n-1, i+r.IntN(1+n/6))
			if r.IntN(back) == 0 {
				to = r.IntN(n)
			}
			e := toyEdge{to: to, steps: []model.Step{model.NewStep(r.IntN(threads), id)}}
			id++
			t.out[i] = append(t.out[i], e)
		}
	}
	t.bad[n-1] = false
	for range 3 {
		odds := 1 + r.IntN(200)
		set := make([]bool, n)
		for i := range set {
			set[i] = r.IntN(odds) == 0
		}
		t.preds = append(t.preds, func(i int) bool { return set[i] })
	}
	return t
}
