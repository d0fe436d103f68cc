package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/randprog"
	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
	"github.com/aiocheck/aiocheck/traces"
)

// TestExplanations explains every counterexample to a model of ours and checks all that is
// said against the run itself, by other means than those that said it.
func TestExplanations(t *testing.T) {
	ours, err := filepath.Glob("testdata/corners/*.pml")
	if err != nil {
		t.Fatal(err)
	}
	specs, err := filepath.Glob("../../specs/*.pml")
	if err != nil {
		t.Fatal(err)
	}
	var sum explained
	for _, file := range append(ours, specs...) {
		t.Run(filepath.Base(file), func(t *testing.T) { sum.file(t, file, &specFlags{}) })
	}
	t.Run("the hang of 2015", func(t *testing.T) {
		sum.file(t, "../../specs/aio/old.pml", &specFlags{defines: []string{"IO", "VCPUS=1"}})
	})
	if sum.waits < 20 || sum.skips < 3 || sum.evaluated < 20 {
		t.Errorf("got %+v, want more of each to say something", sum)
	}
}

// The same for random programs.
func TestExplanationsOfRandomPrograms(t *testing.T) {
	sum := explained{states: 2000}
	for _, profile := range randprog.Profiles() {
		for seed := range uint64(12) {
			text := []byte(randprog.Program(profile, seed).String())
			name := fmt.Sprintf("%s %d", profile, seed)
			t.Run(name, func(t *testing.T) {
				sum.file(t, name, &specFlags{read: func(string) ([]byte, error) { return text, nil }})
			})
		}
	}
	t.Logf("%+v", sum)
}

// The hang of 2015 reads like the diagram in the message of the commit that fixed it:
// the functions in the columns of their threads, and below who left the wake-up out, and why.
func TestHangReadsLikeTheCommit(t *testing.T) {
	s, err := (&app{}).load("../../specs/aio/old.pml", &specFlags{defines: []string{"IO", "VCPUS=1"}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := explorer.Check(t.Context(), s.Program, s.Properties()[0], explorer.Options{})
	if err != nil || len(r.Findings) != 1 {
		t.Fatalf("got %+v, %v, want one finding", r, err)
	}
	tr, err := s.trace(s.Properties()[0], &r.Findings[0])
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := tr.WriteText(&b, traces.TextOptions{Width: 100}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for _, want := range []string{
		`step +iothread:0 +vcpu:1 +worker:2`,
		`\n       aio_ctx_prepare`,
		`qemu_poll_ns\(\n +timeout_ns=-1`,
		`  aio_poll\(blocking=true\)`,
		`\n {38,40}aio_dispatch`,
		`\n[-0-9 ]{42,44}thread_pool_completion_bh\n`,
		`\n[-0-9 ]{44,46}qemu_bh_schedule\n +scheduled = true`,
		`\n[-0-9 ]{46,48}aio_notify\n +sees dispatching = true`,
		`iothread:0 sleeps in qemu_poll_ns\(timeout_ns=-1`,
		`notifier = false \(from\s+the start\)`,
		`Step \d+ skipped the wake-up: worker:2, in qemu_bh_schedule`,
		`because old = true`,
		`Step \d+ skipped the wake-up: vcpu:1, in aio_notify, called by qemu_bh_schedule`,
		`because\s+dispatching\s+=\s+true`,
		`iothread:0: .*aio_ctx_prepare \d+, .*\n? *.*qemu_poll_ns \d+`,
	} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
}

// explained counts what was checked.
type explained struct {
	waits, skips, evaluated int
	states                  int // the bound of each search, 0 for the usual
}

func (sum *explained) file(t *testing.T, file string, flags *specFlags) {
	s, err := (&app{}).load(file, flags)
	if err != nil {
		t.Skip(err)
	}
	for _, p := range s.Properties() {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second) // some states have very many transitions
		defer cancel()
		r, err := explorer.Check(ctx, s.Program, p, explorer.Options{Continue: true, MaxStates: cmp.Or(sum.states, 100000)})
		if err != nil {
			t.Errorf("%s: %v", p.Name, err)
			continue
		}
		for i := range r.Findings {
			tr, err := s.trace(p, &r.Findings[i])
			if err != nil {
				t.Errorf("%s: %v", p.Name, err)
				continue
			}
			c := explanationCheck{t: t, s: s, tr: tr, states: statesOf(t, s, tr), sum: sum}
			c.check(tr.Explain(s.NewExpander(), s.Program, c.states))
		}
	}
}

// statesOf follows a trace.
func statesOf(t *testing.T, s *spec, tr *traces.Trace) []model.State {
	t.Helper()
	if len(tr.States) == 0 {
		return nil
	}
	init, err := s.Initial()
	if err != nil {
		t.Fatal(err)
	}
	x := s.NewExpander()
	out := []model.State{bytes.Clone(init)}
	for i := 0; i < len(tr.Steps); {
		var move []model.Step
		for k := i; k < len(tr.Steps) && tr.Steps[k].Move == tr.Steps[i].Move; k++ {
			move = append(move, tr.Steps[k].Step)
		}
		err := x.Follow(out[len(out)-1], move, func(_ int, s model.State, _ *model.Fault) { out = append(out, bytes.Clone(s)) })
		if err != nil {
			t.Fatal(err)
		}
		i += len(move)
	}
	return out
}

type explanationCheck struct {
	t      *testing.T
	s      *spec
	tr     *traces.Trace
	states []model.State
	sum    *explained
}

func (c *explanationCheck) check(x *traces.Explanation) {
	n := len(c.tr.Steps)
	for i := range x.Waits {
		w := &x.Waits[i]
		c.sum.waits++
		c.stands(w)
		for _, way := range w.Ways {
			c.facts(way.Facts, n)
			if way.Cond && (w.Of == 0 || w.Could == 0) {
				c.isFalse(way.Text, w.Thread, n)
			}
		}
	}
	for i := range x.Skips {
		c.sum.skips++
		c.skip(&x.Skips[i], x)
	}
	if f := x.Failed; f != nil {
		c.facts(f.Facts, f.Step)
	}
}

// stands checks that a thread that is said to wait takes no step, and could not or could as said.
func (c *explanationCheck) stands(w *traces.Wait) {
	first, end := len(c.states)-1, len(c.states)
	if w.Of > 0 {
		first, end = c.tr.Loop, len(c.tr.Steps)
	}
	could, of := 0, 0
	for i := first; i < end; i++ {
		if i < len(c.tr.Steps) && c.tr.Steps[i].Thread() == w.Thread {
			c.t.Errorf("thread %d waits, but takes step %d", w.Thread, i)
		}
		if i > first && i < len(c.tr.Steps) && c.tr.Steps[i].Move == c.tr.Steps[i-1].Move {
			continue
		}
		of++
		moves := false
		c.s.NewExpander().Expand(c.states[i], func(tr *model.Transition) bool {
			moves = moves || tr.Initiator() == w.Thread
			return true
		})
		if moves {
			could++
		}
	}
	if could != w.Could || w.Of > 0 && of != w.Of {
		c.t.Errorf("thread %d can move at %d of %d points, not %d of %d as said", w.Thread, could, of, w.Could, w.Of)
	}
}

// facts checks values in state number i, and since when they are so.
func (c *explanationCheck) facts(list traces.Facts, i int) {
	for _, f := range list {
		if !f.Known {
			continue
		}
		value := func(k int) string {
			for _, v := range c.tr.States[k].Vars {
				if v.Name == f.Name && v.Thread == f.Thread {
					return traces.FormatValue(&v.Value)
				}
			}
			return ""
		}
		want := traces.FormatValue(&f.Value)
		for k := f.Since + 1; k <= i; k++ {
			if value(k) != want {
				c.t.Errorf("%s is %s in state %d, want %s since step %d", f.Name, value(k), k, want, f.Since)
			}
		}
		if f.Since >= 0 && value(f.Since) == want {
			c.t.Errorf("%s has been %s before step %d, which is said to have made it so", f.Name, want, f.Since)
		}
		if f.Later >= 0 && (value(f.Later) != want || value(f.Later+1) == want || f.Later < i) {
			c.t.Errorf("%s does not change from %s in step %d", f.Name, want, f.Later)
		}
		for _, from := range f.From {
			c.facts(traces.Facts{from}, f.Since)
			if got := traces.FormatValue(&from.Value); got != want {
				c.t.Errorf("%s = %s is said to come from %s = %s", f.Name, want, from.Name, got)
			}
		}
	}
}

// skip checks that a step passed by an option that was false, and that the store behind it is
// to something that the sleeper waits for.
func (c *explanationCheck) skip(s *traces.Skip, x *traces.Explanation) {
	step := &c.tr.Steps[s.Step]
	if step.Thread() == s.Waiting || step.Step == s.Option.Step || s.Option.Step.Thread() != step.Thread() {
		c.t.Errorf("step %d is no skip of %d by another thread", s.Step, s.Option.Step)
	}
	if s.Store.Proc != step.Info.Proc {
		c.t.Errorf("the store %s belongs to another proctype", s.Store.Text)
	}
	c.facts(s.Facts, s.Step)
	if !s.Option.Else {
		c.isFalse(s.Option.Text, step.Thread(), s.Step)
	}
	waited := false
	for _, w := range x.Waits {
		for _, way := range w.Ways {
			for _, f := range way.Facts {
				for _, a := range s.Store.Accesses {
					base, _, _ := strings.Cut(a.Var, "[")
					waited = waited || w.Thread == s.Waiting && strings.HasPrefix(f.Name, base)
				}
			}
		}
	}
	if !waited {
		c.t.Errorf("thread %d does not wait for %s", s.Waiting, s.Store.Text)
	}
}

// isFalse evaluates a condition in a model that has the variables of state number i
// and nothing else. Conditions that need more are left out.
func (c *explanationCheck) isFalse(text string, thread, i int) {
	for _, more := range []string{"?", "@", "_pid", "_nr_pr", "timeout", "len(", "full(", "empty(", "enabled(", "in(", "exists", "forall", "."} {
		if strings.Contains(text, more) {
			return
		}
	}
	var b strings.Builder
	arrays := make(map[string]int)
	var set []string
	declared := make(map[string]bool)
	for _, id := range []int{thread, -1} { // a local hides a global
		for _, v := range c.tr.States[i].Vars {
			if v.Thread != id || v.Value.Kind == model.ChanValue || strings.Contains(v.Name, ".") {
				continue
			}
			base, _, array := strings.Cut(v.Name, "[")
			if declared[base] && (!array || id == -1 && arrays[base] < 0) {
				continue
			}
			declared[base] = true
			if array {
				arrays[base]++
			} else {
				fmt.Fprintf(&b, "int %s;\n", v.Name)
			}
			set = append(set, fmt.Sprintf("%s = %d", v.Name, v.Value.Int))
			if v.Value.Kind == model.NameValue && v.Value.Text != "" && !declared[v.Value.Text] {
				declared[v.Value.Text] = true
				fmt.Fprintf(&b, "#define %s %d\n", v.Value.Text, v.Value.Int)
			}
		}
	}
	for name, n := range arrays {
		fmt.Fprintf(&b, "int %s[%d];\n", name, n)
	}
	fmt.Fprintf(&b, "active proctype check() { atomic { %s }; if :: (%s) -> assert(false) :: else fi }\n",
		strings.Join(append(set, "skip"), "; "), text)
	p, err := promela.Load("check.pml", promela.Options{ReadFile: func(string) ([]byte, error) { return []byte(b.String()), nil }})
	if err != nil {
		return // as a constant that no variable has now
	}
	r, err := explorer.Check(c.t.Context(), p, p.Properties()[0], explorer.Options{})
	if err != nil {
		c.t.Fatal(err)
	}
	c.sum.evaluated++
	if r.Verdict != explorer.Holds {
		c.t.Errorf("%q is said to be false in state %d, and is not:\n%s", text, i, b.String())
	}
}
