package explorer

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/model"
)

var big = counters{threads: 6, top: 8, width: 24} // 262144 states

func TestLimits(t *testing.T) {
	for _, p := range []model.Property{{Name: "safety"}, never} {
		for _, o := range []struct {
			name   string
			o      Options
			reason string
		}{
			{"states", Options{MaxStates: 1000}, "limit of 1000 states"},
			{"memory", Options{MaxMemory: 1 << 20}, "memory limit"},
			{"states, dfs", Options{MaxStates: 1000, Search: DFS}, "limit of 1000 states"},
			{"memory, dfs", Options{MaxMemory: 1 << 20, Search: DFS}, "memory limit"},
			{"memory, 3 workers", Options{MaxMemory: 4 << 20, Workers: 3, wide: 10}, "memory limit"},
			{"no memory", Options{MaxMemory: 1}, "memory limit"},
		} {
			r := check(t, o.name, big, p, o.o)
			if r.Verdict != Unknown || !strings.Contains(r.Reason, o.reason) {
				t.Errorf("%s, %s: got %v (%s), want unknown (%s)", p.Name, o.name, r.Verdict, r.Reason, o.reason)
			}
			if max := o.o.MaxMemory; max > 1 && r.Stats.Memory > max+1<<16 {
				t.Errorf("%s, %s: got %d bytes, want at most %d", p.Name, o.name, r.Stats.Memory, max)
			}
			if max := o.o.MaxStates; max > 0 && (r.Stats.States < max || r.Stats.States > 2*max) {
				t.Errorf("%s, %s: got %d states, want about %d", p.Name, o.name, r.Stats.States, max)
			}
		}
	}
}

func TestInterrupt(t *testing.T) {
	for _, p := range []model.Property{{Name: "safety"}, never} {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		r, err := Check(ctx, big, p, Options{Workers: 2})
		if err != nil || r.Verdict != Unknown || r.Reason != "interrupted" {
			t.Errorf("%s: got %v, %v, want unknown (interrupted)", p.Name, r, err)
		}
		ctx, cancel = context.WithTimeout(context.Background(), 10*time.Millisecond)
		r, err = Check(ctx, counters{threads: 8, top: 20, width: 24}, p, Options{Workers: 2, MaxMemory: 1 << 30})
		if err != nil || r.Verdict != Unknown || r.Reason != "time limit reached" {
			t.Errorf("%s: got %v, %v, want unknown (time limit reached)", p.Name, r, err)
		}
		cancel()
	}
}

// TestFoundEarly: a cycle that closes early is found without the whole search.
func TestFoundEarly(t *testing.T) {
	p := model.Property{Name: "accept", Kind: model.Acceptance} // Marked: thread 0 counts 1
	sys := counters{threads: 5, top: 5, width: 24}
	r := check(t, "accept", sys, p, Options{})
	if r.Verdict != Violated || r.Stats.States > 3000 {
		t.Fatalf("got %v after %d states, want violated after few", r.Verdict, r.Stats.States)
	}
	if f := r.Findings[0]; f.Path.Len() != 5 || f.Path.Loop != 0 || !f.Shortest {
		t.Errorf("got %d moves, loop at %d, shortest %v, want 5, 0, true", f.Path.Len(), f.Path.Loop, f.Shortest)
	}
	r = check(t, "accept, fair", sys, p, Options{Fairness: true, LassoBudget: 1 << 15})
	if f := r.Findings[0]; f.Path.Len() != 25 {
		t.Errorf("fair: got %d moves, want every thread to go round, 25", f.Path.Len())
	}
}

// TestDoomed: a run that has become a violation, whatever comes, ends the
// search though its cycles are far away.
func TestDoomed(t *testing.T) {
	sys := counters{threads: 3, top: 250, width: 24}
	p := model.Property{Name: "claim", Kind: model.Claim, Atoms: []int{0}, Automaton: &model.Automaton{
		States: []model.AutomatonState{
			{Edges: []model.AutomatonEdge{{}, {Pos: 1, To: 1}}},
			{Accepting: true, Edges: []model.AutomatonEdge{{To: 1}}},
		}}}
	r := check(t, "doomed", sys, p, Options{LassoBudget: 1000})
	if r.Verdict != Violated || r.Stats.States > 10000 {
		t.Fatalf("got %v after %d states, want violated after few", r.Verdict, r.Stats.States)
	}
	if f := r.Findings[0]; f.Path.Len() != 252 || f.Path.Loop != 2 {
		t.Errorf("got %d moves, loop at %d, want 252 and 2", f.Path.Len(), f.Path.Loop)
	}
}

func TestProgress(t *testing.T) {
	calls := 0
	_, err := Check(context.Background(), slow{counters{threads: 5, top: 8, width: 24}, 50 * time.Microsecond}, model.Property{Name: "safety"},
		Options{Workers: 1, Progress: func(s Stats) {
			if calls++; s.States == 0 || s.Elapsed < time.Second {
				t.Errorf("got %+v, want states after a second", s)
			}
		}})
	if err != nil || calls == 0 {
		t.Errorf("got error %v and %d calls, want some", err, calls)
	}
}

// slow takes its time.
type slow struct {
	counters
	wait time.Duration
}

func (s slow) NewExpander() model.Expander { return slowExpander{s.counters.NewExpander(), s.wait} }

type slowExpander struct {
	model.Expander
	wait time.Duration
}

func (x slowExpander) Expand(s model.State, sink func(*model.Transition) bool) model.Expansion {
	for began := time.Now(); time.Since(began) < x.wait; {
	}
	return x.Expander.Expand(s, sink)
}

// liar is a system that does not follow the law: its Follow goes elsewhere.
type liar struct{ *toy }

func (l liar) NewExpander() model.Expander { return liarExpander{l.toy.NewExpander()} }

type liarExpander struct{ model.Expander }

func (liarExpander) Follow(s model.State, steps []model.Step, visit func(int, model.State, *model.Fault)) error {
	visit(len(steps)-1, model.State{255}, nil)
	return nil
}

// TestReplay: a finding that does not replay is an error, not a finding.
func TestReplay(t *testing.T) {
	sys := chain(3)
	if r := check(t, "chain", sys, model.Property{}, Options{}); r.Verdict != Violated || r.Findings[0].Path.Len() != 2 {
		t.Fatalf("got %+v, want a deadlock after two moves", r)
	}
	r, err := Check(context.Background(), liar{sys}, model.Property{}, Options{})
	if err == nil || !strings.Contains(err.Error(), "does not replay") {
		t.Errorf("got %v, %v, want an error of the replay", r, err)
	}
}

// chain is n states in a row, the last of which is a deadlock.
func chain(n int) *toy {
	t := &toy{out: make([][]toyEdge, n), bad: make([]bool, n)}
	for i := range n {
		t.name([]byte{byte(i), byte(i >> 8), 1})
		if i < n-1 {
			t.out[i] = []toyEdge{{to: i + 1, steps: []model.Step{model.NewStep(0, i)}}}
		}
	}
	t.bad[n-1] = true
	return t
}

// TestReduced: the path of a finding in a system that runs steps together is
// one of the plain system.
func TestReduced(t *testing.T) {
	plain, fused := chain(5), chain(5)
	fused.out[0] = []toyEdge{{to: 2, steps: []model.Step{model.NewStep(0, 0), model.NewStep(0, 1)}}}
	r := check(t, "fused", fused, model.Property{}, Options{Plain: plain})
	if r.Verdict != Violated || r.Findings[0].Path.Len() != 4 {
		t.Errorf("got %+v, want a path of 4 moves", r)
	}
}

func TestExecuted(t *testing.T) {
	r := check(t, "chain", chain(100), model.Property{}, Options{})
	for id := range 99 {
		if !r.Executed.Has(id) {
			t.Errorf("step %d was not executed", id)
		}
	}
	if r.Executed.Has(99) || r.Executed.Has(5000) {
		t.Error("steps were executed that do not exist")
	}
}

func TestInitialFault(t *testing.T) {
	r := check(t, "broken", &broken{}, model.Property{}, Options{})
	if r.Verdict != Violated || r.Findings[0].Kind != model.RuntimeError || r.Findings[0].Path.Loop != -1 {
		t.Errorf("got %+v, want a run-time error before the first step", r)
	}
}

type broken struct{ toy }

func (*broken) Initial() (model.State, error) {
	return nil, &model.Fault{Kind: model.RuntimeError, Message: "x"}
}

// TestScout: a search that is ended by a limit knows of a violation far away, but
// does not call it the shortest, and one that is not ended finds its own.
func TestScout(t *testing.T) {
	sys := chain(100)
	r := check(t, "deep", sys, model.Property{}, Options{MaxStates: 10, scoutAt: 5})
	if r.Verdict != Violated || r.Reason != "" || len(r.Findings) != 1 || r.Findings[0].Shortest || r.Findings[0].Path.Len() != 99 {
		t.Errorf("got %+v, want the deadlock after 99 moves, not called shortest", r)
	}
	if r := check(t, "deep", sys, model.Property{}, Options{MaxStates: 10, scoutAt: 50}); r.Verdict != Unknown {
		t.Errorf("without a scout: got %v, want unknown", r.Verdict)
	}
	if r := check(t, "deep", sys, model.Property{}, Options{scoutAt: 5}); r.Verdict != Violated || !r.Findings[0].Shortest {
		t.Errorf("to the end: got %+v, want the shortest", r)
	}
}

// TestDivergent: an atomic sequence that never ends is said so.
func TestDivergent(t *testing.T) {
	r := check(t, "divergent", divergent{chain(3)}, model.Property{}, Options{})
	if len(r.Caveats) != 1 || !strings.Contains(r.Caveats[0], "for ever") {
		t.Errorf("got caveats %q, want one", r.Caveats)
	}
}

// divergent is a system each of whose states begins an atomic sequence without end.
type divergent struct{ *toy }

func (d divergent) NewExpander() model.Expander { return divergentExpander{d.toy.NewExpander()} }

type divergentExpander struct{ model.Expander }

func (x divergentExpander) Expand(s model.State, sink func(*model.Transition) bool) model.Expansion {
	e := x.Expander.Expand(s, sink)
	e.Divergent = true
	return e
}
