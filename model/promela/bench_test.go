package promela

import (
	"context"
	"runtime"
	"testing"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
)

// million is what SPIN counts in testdata/million.pml (spin -o1 -o2 -o3, -DNOREDUCE).
var million = explorer.Stats{States: 1033380, Transitions: 3134797}

// BenchmarkSafety is a complete search of three processes with a million states, on
// one core. It reports transitions per second, and what is allocated for each.
func BenchmarkSafety(b *testing.B) {
	p, err := Load("testdata/million.pml", Options{})
	if err != nil {
		b.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	transitions := 0
	for b.Loop() {
		r, err := explorer.Check(context.Background(), p, p.Properties()[0], explorer.Options{Workers: 1})
		if err != nil || r.Verdict != explorer.Holds {
			b.Fatal(r, err)
		}
		if r.Stats.States != million.States || r.Stats.Transitions != million.Transitions {
			b.Fatalf("got %d states and %d transitions, want %d and %d", r.Stats.States, r.Stats.Transitions, million.States, million.Transitions)
		}
		transitions += r.Stats.Transitions
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(transitions)/b.Elapsed().Seconds(), "transitions/s")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(transitions), "allocs/transition")
}

// BenchmarkExpand is the interpreter alone: every transition out of the states near the
// initial one.
func BenchmarkExpand(b *testing.B) {
	p, err := Load("testdata/million.pml", Options{})
	if err != nil {
		b.Fatal(err)
	}
	states := some(b, p, 1000)
	x := p.NewExpander()
	n := 0
	sink := func(*model.Transition) bool { n++; return true }
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range states {
			x.Expand(s, sink)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/transition")
}

// some returns the first states of a breadth first walk.
func some(tb testing.TB, p *Program, n int) []model.State {
	tb.Helper()
	first, err := p.Initial()
	if err != nil {
		tb.Fatal(err)
	}
	states, seen := []model.State{first}, map[string]bool{string(first): true}
	x := p.NewExpander()
	for i := 0; i < len(states) && len(states) < n; i++ {
		x.Expand(states[i], func(t *model.Transition) bool {
			if !seen[string(t.To)] {
				seen[string(t.To)] = true
				states = append(states, append(model.State(nil), t.To...))
			}
			return true
		})
	}
	return states
}
