package invariants

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// stater is any of the library's structs.
type stater interface {
	Property(name string) (Property, error)
}

const nobodyPolls = "!exists(t: in_prepare_or_poll(t))"

// library is the library as testdata/loop.pml is asked.
var library = map[string]stater{
	"unnotified": NoThreadLeftUnnotified{
		Poll: In("poll"), Pending: "scheduled", Ready: "notifier",
		Notify: In("bh_schedule"), Serve: In("check", "dispatch"),
	},
	"runs":    EveryScheduledRuns{Scheduled: "scheduled"},
	"busy":    NoBusyLoop{Poll: In("poll"), Ready: "notifier"},
	"skip":    SkipAllowed{Skip: In("write_skipped"), Guard: nobodyPolls, Threads: 3},
	"covered": SkipCovered{Deciding: "in(t, aio_notify) && !in(t, write_skipped) && !in(t, event_notifier_set)", Skips: "SKIPS", Guard: nobodyPolls},
}

func load(t *testing.T, file string, defines ...string) *promela.Program {
	t.Helper()
	p, err := promela.Load(file, promela.Options{Defines: defines})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// check states a property of a program and decides it.
func check(t *testing.T, p *promela.Program, name string, x stater) *explorer.Result {
	t.Helper()
	q, err := x.Property(name)
	if err != nil {
		t.Fatal(err)
	}
	prop, err := q.AddTo(p)
	if err != nil {
		t.Fatal(err)
	}
	r, err := explorer.Check(context.Background(), p, prop, explorer.Options{Fairness: q.Fairness, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	if r.Verdict == explorer.Unknown {
		t.Fatalf("%s: got unknown, %s", name, r.Reason)
	}
	return r
}

// TestLibrary: each way to break the loop breaks the one property that it is about.
func TestLibrary(t *testing.T) {
	for _, c := range []struct {
		defines string
		broken  string
	}{
		{"", ""},
		{"KEY", ""},
		{"LOOPS=2", ""},
		{"LOOPS=2 KEY", ""},
		{"UNNOTIFIED KEY", "unnotified"},
		{"UNNOTIFIED KEY LOOPS=2", "unnotified"},
		{"UNNOTIFIED", "unnotified runs"}, // for ever, that is
		{"STARVED", "runs"},
		{"BUSY", "busy"},
		{"BUSY LOOPS=2", "busy"},
		{"SKIPPED", "skip covered"},
	} {
		t.Run(c.defines, func(t *testing.T) {
			p := load(t, "testdata/loop.pml", strings.Fields(c.defines)...)
			for name, x := range library {
				want := explorer.Holds
				if strings.Contains(c.broken, name) {
					want = explorer.Violated
				}
				if r := check(t, p, name, x); r.Verdict != want {
					t.Errorf("%s: got %v, want %v", name, r.Verdict, want)
				}
			}
		})
	}
}

// TestServe: of two sleepers one may take the event; the other is not left unnotified while
// that one does the work.
func TestServe(t *testing.T) {
	x := library["unnotified"].(NoThreadLeftUnnotified)
	x.Serve = ""
	if r := check(t, load(t, "testdata/loop.pml"), "alone", x); r.Verdict != explorer.Holds {
		t.Errorf("one loop: got %v, want holds", r.Verdict)
	}
	if r := check(t, load(t, "testdata/loop.pml", "LOOPS=2"), "two", x); r.Verdict != explorer.Violated {
		t.Errorf("two loops: got %v, want violated", r.Verdict)
	}
}

// TestAsleep: whoever only passes through poll is not asleep.
func TestAsleep(t *testing.T) {
	x := library["unnotified"].(NoThreadLeftUnnotified)
	x.Asleep = "true"
	if r := check(t, load(t, "testdata/loop.pml"), "awake", x); r.Verdict != explorer.Violated {
		t.Errorf("got %v, want violated: a poll with timeout 0 counts as sleep", r.Verdict)
	}
	x.Asleep = "loop[t]:blocking"
	if r := check(t, load(t, "testdata/loop.pml"), "blocking", x); r.Verdict != explorer.Holds {
		t.Errorf("got %v, want holds", r.Verdict)
	}
}

// TestSkipIsSeenAtItsStep: the guard may turn false as soon as the decision is made.
func TestSkipIsSeenAtItsStep(t *testing.T) {
	p := load(t, "testdata/loop.pml")
	if r := check(t, p, "step", library["skip"]); r.Verdict != explorer.Holds {
		t.Errorf("got %v, want holds", r.Verdict)
	}
	late, err := p.Formula("late", "[] forall(t: in(t, write_skipped) -> "+nobodyPolls+")")
	if err != nil {
		t.Fatal(err)
	}
	r, err := explorer.Check(context.Background(), p, late, explorer.Options{Workers: 1})
	if err != nil || r.Verdict != explorer.Violated {
		t.Errorf("got %v, %v, want violated: the loop has gone on", r.Verdict, err)
	}
	thread := SkipAllowed{Skip: In("write_skipped"), Guard: "in(t, aio_notify) && t == 1", Threads: 3}
	if r := check(t, p, "speaks_of_t", thread); r.Verdict != explorer.Holds {
		t.Errorf("got %v, want holds: the worker skips, in aio_notify", r.Verdict)
	}
}

// TestBusyNeedsPolls: a notifier that stays set when nobody polls is no busy loop.
func TestBusyNeedsPolls(t *testing.T) {
	const spec = "testdata/gone.pml"
	read := promela.Options{ReadFile: func(string) ([]byte, error) {
		return []byte("bool notifier; inline poll() { notifier }\n" +
			"active proctype loop() { poll() }\nactive proctype worker() { notifier = true }\n"), nil
	}}
	p, err := promela.Load(spec, read)
	if err != nil {
		t.Fatal(err)
	}
	if r := check(t, p, "busy", library["busy"]); r.Verdict != explorer.Holds {
		t.Errorf("got %v, want holds", r.Verdict)
	}
}

// TestRuns: what takes the flag need not run anything, and a run may be promised up to a point.
func TestRuns(t *testing.T) {
	for _, c := range []struct {
		spec string
		x    EveryScheduledRuns
		want explorer.Verdict
	}{
		{"active proctype loop() { scheduled -> scheduled = false }", EveryScheduledRuns{Scheduled: "scheduled"}, explorer.Holds},
		{"active proctype loop() { scheduled -> scheduled = false }", EveryScheduledRuns{Scheduled: "scheduled", Runs: "ran"}, explorer.Violated},
		{"active proctype loop() { scheduled -> scheduled = false; ran = true }", EveryScheduledRuns{Scheduled: "scheduled", Runs: "ran"}, explorer.Holds},
		{"active proctype loop() { gone = true }", EveryScheduledRuns{Scheduled: "scheduled"}, explorer.Violated},
		{"active proctype loop() { gone = true }", EveryScheduledRuns{Scheduled: "scheduled", Unless: "gone"}, explorer.Holds},
	} {
		p, err := promela.Load("x.pml", promela.Options{ReadFile: func(string) ([]byte, error) {
			return []byte("bool scheduled, ran, gone; active proctype worker() { scheduled = true }\n" + c.spec), nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		if r := check(t, p, "runs", c.x); r.Verdict != c.want {
			t.Errorf("%s, %+v: got %v, want %v", c.spec, c.x, r.Verdict, c.want)
		}
	}
}

// TestMacros: a word may stand for more than one operand.
func TestMacros(t *testing.T) {
	p, err := promela.Load("x.pml", promela.Options{ReadFile: func(string) ([]byte, error) {
		return []byte("#define EITHER a || b\nbool a, b = true, gone;\n" +
			"active proctype loop() { b = false; gone = true }\n"), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]EveryScheduledRuns{
		"needs_parentheses": {Scheduled: "EITHER"},
		"and_behind":        {Scheduled: "!gone", Runs: "EITHER", Unless: "gone"},
	} {
		if r := check(t, p, name, x); r.Verdict != explorer.Holds {
			t.Errorf("%s: got %v, want holds", name, r.Verdict)
		}
	}
	covered := SkipCovered{Deciding: "true", Skips: "EITHER", Guard: "EITHER"}
	if r := check(t, p, "covered", covered); r.Verdict != explorer.Holds {
		t.Errorf("covered: got %v, want holds", r.Verdict)
	}
}

// TestFairness: liveness says that it wants fair runs, safety that it wants all.
func TestFairness(t *testing.T) {
	for name, x := range library {
		q, err := x.Property(name)
		if err != nil {
			t.Fatal(err)
		}
		if want := name == "runs" || name == "busy"; q.Fairness != want {
			t.Errorf("%s: got fairness %v, want %v", name, q.Fairness, want)
		}
		if q.Name != name || q.Claim == "" {
			t.Errorf("%s: got name %s, claim %q", name, q.Name, q.Claim)
		}
		prop, err := q.AddTo(load(t, "testdata/loop.pml"))
		if err != nil {
			t.Fatal(err)
		}
		safety := name == "unnotified" || name == "covered"
		if (prop.Kind == model.Invariance) != safety || prop.StutterVariant != (name == "skip") {
			t.Errorf("%s: got kind %d, stutter variant %v", name, prop.Kind, prop.StutterVariant)
		}
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		x    stater
		want string
	}{
		{NoThreadLeftUnnotified{}, "NoThreadLeftUnnotified: got no Poll, want an expression"},
		{NoThreadLeftUnnotified{Poll: In("poll"), Pending: " "}, "NoThreadLeftUnnotified: got no Pending, want an expression"},
		{EveryScheduledRuns{}, "EveryScheduledRuns: got no Scheduled, want an expression"},
		{NoBusyLoop{Poll: In("poll")}, "NoBusyLoop: got no Ready, want an expression"},
		{SkipAllowed{Skip: In("x"), Guard: "true"}, "SkipAllowed: got 0 Threads, want 1 to 255"},
		{SkipAllowed{Skip: In()}, "SkipAllowed: got no Skip, want an expression"},
		{SkipCovered{}, "SkipCovered: got no Deciding, want an expression"},
	} {
		if _, err := c.x.Property("p"); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

// TestBadParameter: a mistake in a parameter has its place in the formula, and the formula is told.
func TestBadParameter(t *testing.T) {
	q, err := EveryScheduledRuns{Scheduled: "schedule"}.Property("runs")
	if err != nil {
		t.Fatal(err)
	}
	_, err = q.AddTo(load(t, "testdata/loop.pml"))
	var list token.Errors
	if !errors.As(err, &list) {
		t.Fatalf("got %v, want token.Errors", err)
	}
	if want := "runs:1:6: undeclared name schedule; did you mean scheduled?"; list[0].Error() != want {
		t.Errorf("got %v, want %s", list[0], want)
	}
	if !strings.HasSuffix(err.Error(), "(in the formula "+q.Formula+")") {
		t.Errorf("got %v, want the formula in it", err)
	}
}

// TestPage: docs/invariants.md shows the formulas that the library makes.
func TestPage(t *testing.T) {
	text, err := os.ReadFile("../docs/invariants.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range library {
		q, err := x.Property(name)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(q.Formula, " && [] (") // that of thread 0
		if name == "busy" {
			first = q.Formula
		}
		if !strings.Contains(string(text), "    "+first+"\n") {
			t.Errorf("the page has no %s", first)
		}
	}
	p := load(t, "testdata/loop.pml")
	for i, row := range strings.Split(string(text), "\n| `")[1:] {
		formula, _, _ := strings.Cut(row, "`")
		formula = strings.NewReplacer("a -> b", "scheduled -> true", "worker@done", "loop@end_asleep").Replace(formula)
		if _, err := p.Invariant("row_"+string(rune('a'+i)), formula); err != nil {
			t.Errorf("%s: %v", formula, err)
		}
	}
}
