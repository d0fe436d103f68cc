package traces_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/traces"
)

var update = flag.Bool("update", false, "write the golden files in testdata")

func build(t *testing.T, sys *toy, p traces.Path, m traces.Meta) *traces.Trace {
	t.Helper()
	m.Tool, m.Spec = "aiocheck test", "toy.pml"
	tr, err := traces.Build(sys, sys, p, m)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// deadlock is the lost wake-up of lostWakeup: the waker looks between the
// sleeper's look and its sleep.
func deadlock(t *testing.T) *traces.Trace {
	st := model.NewStep
	return build(t, lostWakeup(), traces.Path{
		Moves: moves(st(0, 0), st(1, 0), st(1, 1), st(1, 3), st(0, 1)), Loop: -1,
	}, traces.Meta{
		Property: "safety", Kind: "invalid-end-state", Message: "no process can move", Hash: "abc", Shortest: true,
		Defines: []string{"BUG", "N=3"}, Pos: toyPos(7), Quote: "\tpoll: event == 1;",
	})
}

func samples(t *testing.T) map[string]*traces.Trace {
	st := model.NewStep
	return map[string]*traces.Trace{
		"deadlock": deadlock(t),
		"cycle": build(t, spinner(), traces.Path{Moves: moves(st(0, 0), st(0, 1), st(0, 2)), Loop: 1},
			traces.Meta{Property: "p", Formula: "[] (x == 1)", Kind: "acceptance-cycle"}),
		"stutter": build(t, lostWakeup(), traces.Path{Moves: moves(st(0, 0), st(0, 1)), Loop: 2},
			traces.Meta{Property: "p", Kind: "acceptance-cycle"}),
		"assertion": build(t, spinner(), traces.Path{Moves: moves(st(0, 0), st(0, 1), st(0, 3)), Loop: -1},
			traces.Meta{Property: "safety", Kind: "assertion", Message: "assert(x == 3)"}),
		"nothing": build(t, lostWakeup(), traces.Path{Loop: -1}, traces.Meta{}),
		"rich":    rich(),
		"crowd":   crowd(),
		"nested":  nested(),
	}
}

// rich has every kind of value, a rendezvous, a claim, and processes that come and go.
func rich() *traces.Trace {
	v := func(name string, thread int, v model.Value) model.VarValue {
		return model.VarValue{Name: name, Thread: thread, Value: v}
	}
	ack := model.Value{Kind: model.NameValue, Int: 2, Text: "ack"}
	queue := func(m ...[]model.Value) model.Value {
		return model.Value{Kind: model.ChanValue, Int: 1, Text: "q", Cap: 2, Queue: append([][]model.Value{}, m...)}
	}
	thread := func(id int, proc, text string, labels ...string) model.ThreadInfo {
		return model.ThreadInfo{ID: id, Proc: proc, Text: text, Pos: model.Position{File: "dir/r.pml", Line: 9, Col: 1}, Labels: labels}
	}
	step := func(pid, id, move int, proc, text string) traces.Step {
		return traces.Step{Step: model.NewStep(pid, id), Move: move, Info: model.StepInfo{Thread: pid, Proc: proc, Text: text,
			Pos: model.Position{File: "dir/r.pml", Line: 3 + id, Col: 2}}}
	}
	array := func(a, b int64) []model.VarValue {
		return []model.VarValue{v("a[0]", -1, model.Value{Int: a}), v("a[1]", -1, model.Value{Int: b}), v("a[2]", -1, model.Value{Int: b})}
	}
	return &traces.Trace{
		Meta: traces.Meta{Version: 1, Tool: "t", Spec: "dir/r.pml", Property: "never", Kind: "claim-completed"},
		Loop: -1,
		Steps: []traces.Step{
			step(0, 0, 0, "init", "run p(7)"),
			step(0, 1, 1, "init", "r!ack"),
			step(1, 2, 1, "p", "r?m; <b>#1"),
			step(model.ClaimThread, 3, 1, "never", "m == ack"),
		},
		States: []traces.State{
			{Vars: append(array(0, 0), v("b", -1, model.Value{Kind: model.BoolValue}), v("q", -1, queue()),
				v("big", -1, model.Value{Int: 1 << 60}), v("none", -1, model.Value{Kind: model.ChanValue})),
				Threads: []model.ThreadInfo{thread(0, "init", "run p(7)")}},
			{Vars: append(array(0, 1), v("b", -1, model.Value{Kind: model.BoolValue, Int: 1}), v("q", -1, queue([]model.Value{ack, {Int: 1}})),
				v("big", -1, model.Value{Int: -1 << 60}), v("none", -1, model.Value{Kind: model.ChanValue, Int: 1, Text: "q"}),
				v("m", 1, model.Value{Kind: model.NameValue}), v("arg", 1, model.Value{Int: 7})),
				Threads: []model.ThreadInfo{thread(0, "init", "r!ack"), thread(1, "p", "r?m")}},
			{Vars: append(array(1, 1), v("b", -1, model.Value{Kind: model.BoolValue}), v("q", -1, queue([]model.Value{{Int: 3}})),
				v("big", -1, model.Value{Int: 1 << 60}), v("none", -1, model.Value{Kind: model.ChanValue}),
				v("m", 1, ack), v("arg", 1, model.Value{Int: 7})),
				Threads: []model.ThreadInfo{thread(0, "init", "end"), thread(1, "p", "r?m")}},
			{Vars: append(array(1, 1), v("b", -1, model.Value{Kind: model.BoolValue}), v("q", -1, queue()),
				v("big", -1, model.Value{Int: 1 << 60}), v("none", -1, model.Value{Kind: model.ChanValue}),
				v("m", 1, ack), v("arg", 1, model.Value{Int: 7})),
				Threads: []model.ThreadInfo{thread(0, "init", "end"), thread(1, "p", "end", "end_1", "end_2")}},
			{Vars: append(array(1, 1), v("b", -1, model.Value{Kind: model.BoolValue}), v("q", -1, queue()),
				v("big", -1, model.Value{Int: 1 << 60}), v("none", -1, model.Value{Kind: model.ChanValue})),
				Threads: []model.ThreadInfo{thread(0, "init", "end")}},
		},
		Enabled: []int{0},
		Why:     []string{"init:0 sleeps on `m == ack`, but \x1b m = 0.", "Step 2 skipped the wake-up."},
	}
}

// nested has calls inside calls, which come back to their caller, and arguments of all sorts.
func nested() *traces.Trace {
	frame := func(name string, line int, args ...model.Arg) model.Frame {
		return model.Frame{Name: name, At: model.Position{File: "n.pml", Line: line, Col: 1}, Args: args}
	}
	poll := frame("qemu_poll_ns", 9, model.Arg{Name: "timeout_ns", Text: "ns"}, model.Arg{Name: "ready", Text: "r", Out: true},
		model.Arg{Name: "blocking", Text: "!(false)"}, model.Arg{Name: "n", Text: "a[i]"})
	outer, inner := frame("aio_poll", 3, model.Arg{Name: "lock", Text: "m", Out: true}), frame("thread_pool_completion_bh", 4)
	leaf := frame("aio_notify", 5, model.Arg{Name: "forever", Text: "(-1)"})
	calls := [][]model.Frame{nil, {outer}, {outer, inner}, {outer, inner, leaf}, {poll}, {outer, inner}, {outer}, nil, {poll}, {outer, inner, leaf}, {outer}}
	t := &traces.Trace{Meta: traces.Meta{Version: 1, Spec: "n.pml", Tool: "t"}, Loop: -1, Enabled: []int{}}
	state := func(m int64) traces.State {
		v := func(name string, thread int, n int64) model.VarValue {
			return model.VarValue{Name: name, Thread: thread, Value: model.Value{Int: n}}
		}
		at := func(id int, proc string) model.ThreadInfo { return model.ThreadInfo{ID: id, Proc: proc, Text: "m"} }
		return traces.State{Vars: []model.VarValue{v("m", -1, m), v("a[0]", -1, 4), v("a[1]", -1, 5), v("ns", 1, -1), v("i", 1, 1), v("r", 1, 0)},
			Threads: []model.ThreadInfo{at(0, "vcpu"), at(1, "iothread")}}
	}
	m := int64(0)
	t.States = append(t.States, state(m))
	for i, stack := range calls {
		s := traces.Step{Step: model.NewStep(0, i), Move: i, Info: model.StepInfo{Proc: "vcpu", Text: "guard", Stack: stack,
			Accesses: []model.Access{{Kind: model.Load, Var: "m"}}}}
		if len(stack) > 0 && stack[0].Name == poll.Name {
			s.Step, s.Info.Proc, s.Info.Thread = model.NewStep(1, i), "iothread", 1
		}
		if i == 2 || i == 5 {
			m++
			s.Info.Text = "m++"
		}
		t.Steps = append(t.Steps, s)
		t.States = append(t.States, state(m))
	}
	return t
}

// crowd has more processes than fit beside each other.
func crowd() *traces.Trace {
	t := &traces.Trace{Meta: traces.Meta{Version: 1, Spec: "crowd.pml", Tool: "t"}, Loop: -1}
	var threads []model.ThreadInfo
	for id := range 12 {
		threads = append(threads, model.ThreadInfo{ID: id, Proc: "philosopher", Text: "fork[_pid]?got_the_fork_to_my_left"})
	}
	t.States = append(t.States, traces.State{Threads: threads})
	for id := range 12 {
		t.Steps = append(t.Steps, traces.Step{Step: model.NewStep(id, id), Move: id, Info: model.StepInfo{Thread: id,
			Proc: "philosopher", Text: "fork[_pid]?got_the_fork_to_my_left", Pos: model.Position{File: fmt.Sprint("f", id%2), Line: 7, Col: 1}}})
		t.States = append(t.States, traces.State{Threads: threads})
	}
	return t
}

func TestRoundTrip(t *testing.T) {
	for name, tr := range samples(t) {
		var a, b bytes.Buffer
		if err := tr.WriteITF(&a); err != nil {
			t.Fatal(err)
		}
		back, err := traces.ReadITF(bytes.NewReader(a.Bytes()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tr, back, cmpopts.EquateEmpty()); diff != "" && name != "assertion" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
		if err := back.WriteITF(&b); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: written twice, the bytes differ", name)
		}
		golden(t, name+".itf.json", a.Bytes())
	}
}

func TestRenderings(t *testing.T) {
	for name, tr := range samples(t) {
		for suffix, o := range map[string]traces.TextOptions{
			"": {Width: 100}, ".steps": {Width: 100, Steps: true}, ".narrow": {Width: 60}, ".unbounded": {},
		} {
			var b bytes.Buffer
			if err := tr.WriteText(&b, o); err != nil {
				t.Fatal(err)
			}
			golden(t, name+suffix+".txt", b.Bytes())
			if strings.ContainsRune(b.String(), '\x1b') {
				t.Errorf("%s%s: an escape reaches the terminal", name, suffix)
			}
			for _, l := range strings.Split(b.String(), "\n") {
				if n := len([]rune(l)); o.Width > 0 && suffix == "" && n > o.Width {
					t.Errorf("%s: a line is %d wide, want at most %d: %s", name, n, o.Width, l)
				}
			}
		}
		var b bytes.Buffer
		if err := tr.WriteMermaid(&b); err != nil {
			t.Fatal(err)
		}
		golden(t, name+".mmd", b.Bytes())
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s: -want +got\n%s", name, diff)
	}
}

func TestBuildRefuses(t *testing.T) {
	st := model.NewStep
	sys := lostWakeup()
	for name, p := range map[string]traces.Path{
		"blocked":    {Moves: moves(st(0, 1)), Loop: -1},
		"no step":    {Moves: moves(st(0, 77)), Loop: -1},
		"no thread":  {Moves: moves(st(9, 0)), Loop: -1},
		"open cycle": {Moves: moves(st(0, 0), st(0, 1)), Loop: 0},
		"bad loop":   {Loop: 3},
	} {
		if _, err := traces.Build(sys, sys, p, traces.Meta{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestValidate(t *testing.T) {
	tr := deadlock(t)
	if err := tr.Validate(lostWakeup(), lostWakeup()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		step int
		edit func(*toy)
		want string
	}{
		{"text", 1, func(s *toy) { s.procs[1].stmts[0].text = "ready = 2" }, `step 2 (waker:1 at toy.pml:12:5: ready = 1) no longer fits: the step is now "ready = 2" of waker`},
		{"value", 1, func(s *toy) { s.procs[1].stmts[0].do = func(v []byte) { v[0] = 4 } }, "ready: got 4, want 1"},
		{"guard", 4, func(s *toy) { s.procs[0].stmts[1].can = func(v []byte) bool { return v[0] == 0 } }, "the statement is blocked"},
		{"end", 5, func(s *toy) { s.ends = nil }, "the end of the trace no longer fits: it is no invalid end state"},
		{"variable", 0, func(s *toy) { s.vars[0] = "request" }, "the initial state no longer fits: ready is no variable here"},
		{"gone", 1, func(s *toy) { s.procs = s.procs[:1] }, "no such step"},
	} {
		sys := lostWakeup()
		c.edit(sys)
		err := tr.Validate(sys, sys)
		m := (*traces.Mismatch)(nil)
		if !errors.As(err, &m) || m.Step != c.step || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want step %d, %q", c.name, err, c.step, c.want)
		}
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "t.itf.json")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	tr := deadlock(t)
	if err := tr.Save(file); err != nil {
		t.Fatal(err)
	}
	back, err := traces.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tr, back, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{dir, filepath.Join(dir, "no", "such"), "/dev/full"} {
		if err := tr.Save(bad); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
	left, _ := os.ReadDir(dir)
	if len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}
