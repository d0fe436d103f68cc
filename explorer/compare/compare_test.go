package compare

import (
	"context"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/model"
)

func side(t *toy) Side { return Side{System: t, Place: t.place} }

func compared(t *testing.T, left, right *toy, limits Limits) *Result {
	t.Helper()
	r, err := Walk(context.Background(), side(left), side(right), limits)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// lines are the places of a schedule.
func lines(t *toy, moves [][]model.Step) (out []int) {
	for _, m := range moves {
		for _, s := range m {
			out = append(out, int(t.place(s)))
		}
	}
	return out
}

func only(t *toy, b *Branch) (out []int) {
	for _, m := range b.Only {
		out = append(out, lines(t, [][]model.Step{m.Steps})...)
	}
	return out
}

// The tables differ, the places do not.
func TestDiffer(t *testing.T) {
	left, right := waker(sleeping), waker(always)
	right.offset = 5
	r := compared(t, left, right, Limits{})
	if r.Verdict != Differ {
		t.Fatalf("got %v, want differ", r.Verdict)
	}
	d := r.Differences[0]
	// The sleeper looks and says that it sleeps, the waker makes work and calls.
	want := []int{1, 3, 5, 6}
	if got := lines(left, d.Left.Moves); !reflect.DeepEqual(got, want) {
		t.Errorf("left: got %v, want %v", got, want)
	}
	if got := lines(right, d.Right.Moves); !reflect.DeepEqual(got, want) {
		t.Errorf("right: got %v, want %v", got, want)
	}
	if l, r := only(left, &d.Left), only(right, &d.Right); !reflect.DeepEqual(l, []int{8}) || !reflect.DeepEqual(r, []int{7}) {
		t.Errorf("got %v and %v, want 8 and 7", l, r)
	}
	if d.Thread != 1 {
		t.Errorf("got thread %d, want 1", d.Thread)
	}
}

// With what skips, the walk goes on for a difference in which the other side does.
func TestKinds(t *testing.T) {
	left, right := waker(sleeping), waker(func(v []byte) bool { return v[2] != 0 })
	skips := func(sys *toy) Side {
		s := side(sys)
		s.Skips = func(step model.Step) bool { return sys.place(step) == 7 }
		return s
	}
	r, err := Walk(context.Background(), skips(left), skips(right), Limits{})
	if err != nil || len(r.Differences) != 2 {
		t.Fatalf("got %+v, %v, want two differences", r, err)
	}
	for i, want := range []struct {
		kind Kind
		path []int
	}{{LeftSkips, []int{5, 6}}, {RightSkips, []int{1, 3, 5, 6}}} {
		d := r.Differences[i]
		if got := lines(left, d.Left.Moves); d.Kind != want.kind || !reflect.DeepEqual(got, want.path) {
			t.Errorf("got kind %v after %v, want %v after %v", d.Kind, got, want.kind, want.path)
		}
	}
	if r := compared(t, left, right, Limits{}); len(r.Differences) != 1 {
		t.Errorf("got %d differences, want the first alone", len(r.Differences))
	}
	// What was found stays found when a limit ends the walk.
	stopped := 0
	for limit := 1; limit < 20; limit++ {
		r, err := Walk(context.Background(), skips(left), skips(right), Limits{MaxStates: limit})
		if err != nil || (r.Verdict == Differ) != (len(r.Differences) > 0) || r.Verdict == Alike {
			t.Fatalf("got %+v, %v", r, err)
		}
		if len(r.Differences) == 1 && r.Reason != "" {
			stopped++
		}
	}
	if stopped == 0 {
		t.Error("no limit ended the walk between the two differences")
	}
}

func TestAlike(t *testing.T) {
	left := waker(sleeping)
	right := waker(func(v []byte) bool { return v[2]*2 != 2 })
	right.offset = 3
	n := reachable(left)
	if r := compared(t, left, right, Limits{}); r.Verdict != Alike || r.Pairs != n || r.Differences != nil {
		t.Errorf("got %v after %d pairs, want alike after %d", r.Verdict, r.Pairs, n)
	}
}

func reachable(sys *toy) int {
	seen := map[string]bool{}
	s, _ := sys.Initial()
	var visit func(model.State)
	visit = func(s model.State) {
		if seen[string(s)] {
			return
		}
		seen[string(s)] = true
		sys.NewExpander().Expand(s, func(t *model.Transition) bool { visit(t.To); return true })
	}
	visit(s)
	return len(seen)
}

// A walk that ends early never says alike.
func TestLimits(t *testing.T) {
	left, right := waker(sleeping), waker(sleeping)
	n := reachable(left)
	for limit := 1; limit <= n+1; limit++ {
		r := compared(t, left, right, Limits{MaxStates: limit})
		if want := limit >= n; (r.Verdict == Alike) != want || (r.Reason == "") != want {
			t.Errorf("limit %d of %d: got %v, %q", limit, n, r.Verdict, r.Reason)
		}
	}
	if r := compared(t, left, right, Limits{MaxMemory: 1}); r.Verdict != Unknown || r.Reason != "memory limit reached" {
		t.Errorf("got %v, %q, want memory limit reached", r.Verdict, r.Reason)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := Walk(ctx, side(left), side(right), Limits{})
	if err != nil || r.Verdict != Unknown || r.Reason != "interrupted" {
		t.Errorf("got %v, %v, want unknown, interrupted", r, err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	<-ctx.Done()
	if r, _ := Walk(ctx, side(left), side(right), Limits{}); r.Reason != "time limit reached" {
		t.Errorf("got %q, want time limit reached", r.Reason)
	}
}

// A step that fails on one side only is a difference, as is a program that fails before it starts.
func TestFaults(t *testing.T) {
	left, right := waker(sleeping), waker(sleeping)
	right.threads[0][3].dead = true
	r := compared(t, left, right, Limits{})
	if r.Verdict != Differ || len(r.Differences[0].Left.Only) != 1 || r.Differences[0].Right.Only[0].Fault == nil {
		t.Fatalf("got %+v", r)
	}
	if r := compared(t, right, right, Limits{}); r.Verdict != Alike {
		t.Errorf("got %v, want alike", r.Verdict)
	}
	right.fails = &model.Fault{Kind: model.RuntimeError, Message: "divides"}
	r = compared(t, left, right, Limits{})
	if r.Verdict != Differ || r.Differences[0].Thread != -1 || r.Differences[0].Right.Only[0].Fault == nil {
		t.Errorf("got %+v", r)
	}
	if r := compared(t, right, right, Limits{}); r.Verdict != Alike {
		t.Errorf("got %v, want alike", r.Verdict)
	}
}

// randomToy has threads of random steps over two bits.
func randomToy(r *rand.Rand) *toy {
	t := &toy{vars: 2, offset: r.IntN(3)}
	for pid := range 2 {
		var th []toyStep
		for k := range 2 + r.IntN(4) {
			v, w := r.IntN(2), byte(r.IntN(2))
			s := toyStep{from: r.IntN(3), to: r.IntN(3), line: 10*pid + k + 1}
			if r.IntN(2) == 0 {
				s.can = func(x []byte) bool { return x[v] == w }
			} else {
				s.do = func(x []byte) { x[v] = w }
			}
			th = append(th, s)
		}
		t.threads = append(t.threads, th)
	}
	return t
}

// mutated is a copy with the guard of one step turned around.
func mutated(t *toy, r *rand.Rand) *toy {
	c := &toy{vars: t.vars, offset: r.IntN(3)}
	for _, th := range t.threads {
		c.threads = append(c.threads, append([]toyStep{}, th...))
	}
	th := c.threads[r.IntN(2)]
	s := &th[r.IntN(len(th))]
	if can := s.can; can != nil {
		s.can = func(v []byte) bool { return !can(v) }
	}
	return c
}

// TestRandom compares with a search that knows nothing of stores: lengths and pairs.
func TestRandom(t *testing.T) {
	found := [3]int{}
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 1))
		left := randomToy(r)
		right := mutated(left, r)
		depth, pairs := naive(left, right)
		got := compared(t, left, right, Limits{})
		found[got.Verdict]++
		switch {
		case depth < 0 && (got.Verdict != Alike || got.Pairs != pairs):
			t.Fatalf("seed %d: got %v, %d pairs, want alike, %d", seed, got.Verdict, got.Pairs, pairs)
		case depth >= 0 && (got.Verdict != Differ || len(got.Differences[0].Left.Moves) != depth):
			t.Fatalf("seed %d: got %v, want a difference after %d steps", seed, got.Verdict, depth)
		}
	}
	if found[Alike] < 50 || found[Differ] < 50 {
		t.Errorf("got %v: the test is too weak", found)
	}
}

// naive is the depth of the first difference, -1 for none, and the number of pairs if there is none.
func naive(left, right *toy) (depth, pairs int) {
	a, _ := left.Initial()
	b, _ := right.Initial()
	type pair struct{ a, b string }
	level, seen := []pair{{string(a), string(b)}}, map[pair]bool{{string(a), string(b)}: true}
	for ; len(level) > 0; depth++ {
		var next []pair
		for _, p := range level {
			x, y := out(left, p.a), out(right, p.b)
			if len(x) != len(y) {
				return depth, 0
			}
			for line, to := range x {
				if _, ok := y[line]; !ok {
					return depth, 0
				}
				if q := (pair{to, y[line]}); !seen[q] {
					seen[q] = true
					next = append(next, q)
				}
			}
		}
		level = next
	}
	return -1, len(seen)
}

func out(t *toy, s string) map[int]string {
	m := make(map[int]string)
	t.NewExpander().Expand(model.State(s), func(tr *model.Transition) bool {
		m[int(t.place(tr.Steps[0]))] = string(tr.To)
		return true
	})
	return m
}

func counted(t *testing.T, sys *toy, inline string) *Counts {
	t.Helper()
	c, err := Count(context.Background(), sys, sys, sys.table(), inline, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCount(t *testing.T) {
	sys := waker(sleeping)
	c := counted(t, sys, "notify")
	// The waker calls while the sleeper stands before its look, between, at the end with
	// nothing said; or when it has said that it sleeps.
	if !c.Complete || c.States != reachable(sys) || c.Skips != 3 || c.Writes != 1 {
		t.Errorf("got %+v, want 3 skips and 1 write", c)
	}
	want := []Class{0, 0, 0, 0, 0, 0, 0, Skips, 0, Writes}
	if !reflect.DeepEqual(c.Class, want) {
		t.Errorf("got classes %v, want %v", c.Class, want)
	}
	// Where the write is dead code, the call skips where it is left.
	if c := counted(t, waker(always), "notify"); c.Skips == 0 || c.Writes != 0 || c.Class[7] != Skips || c.Class[6] != Neither {
		t.Errorf("got %+v, want skips alone", c)
	}
	if c := counted(t, sys, "nobody"); c.Skips+c.Writes != 0 {
		t.Errorf("got %+v, want nothing", c)
	}
	if Called(sys.table(), "nobody") || !Called(sys.table(), "notify") {
		t.Error("notify is called, nobody is not")
	}
	part, err := Count(context.Background(), sys, sys, sys.table(), "notify", Limits{MaxStates: 2})
	if err != nil || part.Complete || part.Reason != "limit of 2 states reached" {
		t.Errorf("got %+v, %v, want limit of 2 states reached", part, err)
	}
}

// A statement behind the choice is no skip, and a loop around the call is none of it.
func TestCountShapes(t *testing.T) {
	sys := &toy{vars: 2, threads: [][]toyStep{{
		{from: 0, to: 3, line: 1, call: "notify", can: func(v []byte) bool { return v[1] == 0 }, do: func(v []byte) { v[1] = 1 }},
		{from: 0, to: 2, line: 2, call: "notify", can: func(v []byte) bool { return v[1] == 1 }},
		{from: 2, to: 3, line: 3, call: "notify", store: true},
		{from: 3, to: 0, line: 4, call: "notify"},
	}}}
	c := counted(t, sys, "notify")
	if want := []Class{0, Skips, Neither, Writes, Neither}; !reflect.DeepEqual(c.Class, want) {
		t.Errorf("got %v, want %v", c.Class, want)
	}
}

func TestPlaces(t *testing.T) {
	at := func(file string, line int) model.Position { return model.Position{File: file, Line: line} }
	moves := func(p model.Position) bool { return p.File == "macro" }
	left := []model.StepInfo{{}, {Proc: "p", Pos: at("f", 1)}, {Proc: "p", Pos: at("macro", 7)}, {Proc: "p", Pos: at("f", 3)},
		{Proc: "p", Pos: at("macro", 7)}, {Proc: "q", Pos: at("f", 1)}}
	right := []model.StepInfo{{}, {Proc: "p", Pos: at("f", 1)}, {Proc: "p", Pos: at("macro", 9)}, {Proc: "p", Pos: at("f", 2)},
		{Proc: "p", Pos: at("f", 3)}, {Proc: "p", Pos: at("macro", 8)}, {Proc: "q", Pos: at("f", 1)},
		{Proc: "q", Pos: at("f", 1), Stack: []model.Frame{{Name: "i", At: at("f", 1)}}}}
	var n Numbering
	l, r := n.Places(left, moves), n.Places(right, moves)
	for i, k := range []int{0, 1, 2, 4, 5, 6} {
		if l[i] != r[k] {
			t.Errorf("step %d: got place %d and %d, want the same", i, l[i], r[k])
		}
	}
	seen := map[Place]bool{}
	for _, p := range r {
		if seen[p] {
			t.Errorf("got place %d twice", p)
		}
		seen[p] = true
	}
}

func TestVerdictString(t *testing.T) {
	if got := strings.Join([]string{Unknown.String(), Alike.String(), Differ.String()}, " "); got != "unknown alike differ" {
		t.Errorf("got %s", got)
	}
}
