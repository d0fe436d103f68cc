package explorer

import (
	"context"
	"runtime"
	"testing"

	"github.com/aiocheck/aiocheck/model"
)

// counters is a system of threads that each count round and round: cheap to
// expand, so that what is measured is the search.
type counters struct {
	threads, top byte
	width        int
	stop         bool // a thread ends when it has reached the top
}

func (c counters) Initial() (model.State, error) { return make(model.State, c.width), nil }
func (c counters) NewExpander() model.Expander {
	x := &counting{c: c, to: make(model.State, c.width)}
	x.t.Steps = x.steps[:1]
	return x
}

type counting struct {
	c     counters
	to    model.State
	steps [1]model.Step
	t     model.Transition
}

func (x *counting) Expand(s model.State, sink func(*model.Transition) bool) (e model.Expansion) {
	copy(x.to, s)
	x.t.To = x.to
	gap := x.c.width / int(x.c.threads)
	for i := range int(x.c.threads) {
		at := i * gap
		if x.c.stop && s[at] == x.c.top-1 {
			continue
		}
		x.to[at]++
		if x.to[at] == x.c.top {
			x.to[at] = 0
		}
		x.steps[0] = model.NewStep(i, i)
		e.Moves++
		e.Enabled.Add(i)
		if !sink(&x.t) {
			return e
		}
		x.to[at] = s[at]
	}
	return e
}

func (x *counting) Eval(_ int, s model.State) (bool, error) { return s[0] == 1, nil }

func (x *counting) Follow(s model.State, steps []model.Step, visit func(int, model.State, *model.Fault)) error {
	x.Expand(s, func(t *model.Transition) bool {
		if t.Steps[0] == steps[0] {
			visit(0, t.To, nil)
		}
		return true
	})
	return nil
}

func benchmark(b *testing.B, p model.Property, workers int) {
	benchmarkOf(b, counters{threads: 6, top: 10, width: 36}, p, workers)
}

func benchmarkOf(b *testing.B, sys counters, p model.Property, workers int) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	n := 0
	for b.Loop() {
		r, err := Check(context.Background(), sys, p, Options{Workers: workers})
		if err != nil || r.Verdict != Holds || r.Stats.States != 1000000 {
			b.Fatal(err, r)
		}
		n += r.Stats.Transitions
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/transition")
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "transitions/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(n), "allocs/transition")
}

func BenchmarkSafety(b *testing.B) { benchmark(b, model.Property{Name: "safety"}, 1) }

func BenchmarkSafety2(b *testing.B) { benchmark(b, model.Property{Name: "safety"}, 2) }

// BenchmarkClaim is a claim that holds after all states have been seen.
func BenchmarkClaim(b *testing.B) { benchmark(b, never, 1) }

func BenchmarkClaim2(b *testing.B) { benchmark(b, never, 2) }

// never accepts nothing, but has to look at everything.
var never = model.Property{Name: "never", Kind: model.Claim, Atoms: []int{0}, Automaton: &model.Automaton{
	States: []model.AutomatonState{{Edges: []model.AutomatonEdge{{}}}},
}}

// BenchmarkJudge has to look for components: there are accepting states, but
// no cycles.
func BenchmarkJudge(b *testing.B) {
	benchmarkOf(b, counters{threads: 6, top: 10, width: 36, stop: true},
		model.Property{Name: "accept", Kind: model.Acceptance}, 1)
}

// BenchmarkExpand is what the system alone takes.
func BenchmarkExpand(b *testing.B) {
	sys := counters{threads: 6, top: 10, width: 36}
	x := sys.NewExpander()
	s, _ := sys.Initial()
	n := 0
	for b.Loop() {
		x.Expand(s, func(*model.Transition) bool { n++; return true })
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/transition")
}
