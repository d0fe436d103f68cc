package traces_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/traces"
)

// counters are three threads: two count x and y, the third copies x to z between.
func counters() *toy {
	count := func(name string, i int) toyProc {
		add := func(v []byte) { v[i]++ }
		return toyProc{name, []toyStmt{
			{text: "add", from: 0, to: 1, do: add}, {text: "add", from: 1, to: 2, do: add},
			{text: "assert", from: 2, to: 3, fails: "assert"},
		}}
	}
	return &toy{vars: []string{"x", "y", "z"}, ends: []int{2, 2, 1}, procs: []toyProc{
		count("a", 0), count("b", 1),
		{"copy", []toyStmt{{text: "z = x", from: 0, to: 1, do: func(v []byte) { v[2] = v[0] }}}},
	}}
}

func TestTidy(t *testing.T) {
	st := model.NewStep
	a1, a2, fail, b1, b2, c := st(0, 0), st(0, 1), st(0, 2), st(1, 0), st(1, 1), st(2, 0)
	for _, test := range []struct {
		name     string
		in, want []model.Step
	}{
		{"empty", nil, nil},
		{"nothing to do", []model.Step{a1, a2, b1, b2}, []model.Step{a1, a2, b1, b2}},
		{"independent", []model.Step{a1, b1, a2, b2}, []model.Step{a1, a2, b1, b2}},
		{"the copy stays between", []model.Step{a1, b1, c, b2, a2}, []model.Step{a1, c, b1, b2, a2}},
		{"what fails stays last", []model.Step{a1, a2, b1, b2, fail}, []model.Step{b1, b2, a1, a2, fail}},
	} {
		got := traces.Tidy(counters(), traces.Path{Moves: moves(test.in...), Loop: -1})
		if diff := cmp.Diff(moves(test.want...), got.Moves); diff != "" || got.Loop != -1 {
			t.Errorf("%s: loop %d, -want +got\n%s", test.name, got.Loop, diff)
		}
	}
	cycle := traces.Path{Moves: moves(a1, b1, a2, b2), Loop: 2}
	if diff := cmp.Diff(cycle, traces.Tidy(counters(), cycle)); diff != "" {
		t.Errorf("a cycle is not left alone: %s", diff)
	}
	bad := traces.Path{Moves: moves(b2), Loop: -1}
	if diff := cmp.Diff(bad, traces.Tidy(counters(), bad)); diff != "" {
		t.Errorf("what is no run is not left alone: %s", diff)
	}
}
