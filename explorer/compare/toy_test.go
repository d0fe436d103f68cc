package compare

import (
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// toy is a System written down in Go: global bytes, and threads that are lists of steps. A
// state is the globals, then the control points. The number of a step counts through all
// threads, from offset on.
type toy struct {
	vars    int
	threads [][]toyStep
	offset  int
	fails   *model.Fault // before the first step
}

type toyStep struct {
	from, to int
	line     int // its place
	can      func(v []byte) bool
	do       func(v []byte)
	call     string // the inline that it stands in
	store    bool
	dead     bool // the run ends in a fault
}

func (t *toy) Initial() (model.State, error) {
	if t.fails != nil {
		return nil, t.fails
	}
	return make(model.State, t.vars+len(t.threads)), nil
}

func (t *toy) NewExpander() model.Expander { return toyExpander{t} }

// id is the number of step k of a thread.
func (t *toy) id(pid, k int) int {
	id := t.offset + k + 1
	for _, th := range t.threads[:pid] {
		id += len(th)
	}
	return id
}

func (t *toy) place(s model.Step) Place { return Place(t.table()[s.ID()].Pos.Line) }

func (t *toy) table() []model.StepInfo {
	table := make([]model.StepInfo, t.offset+1)
	for pid, th := range t.threads {
		for _, s := range th {
			info := model.StepInfo{Thread: pid, Proc: fmt.Sprint("p", pid), Pos: model.Position{File: "toy", Line: s.line},
				From: s.from, To: s.to}
			if s.call != "" {
				info.Stack = []model.Frame{{Name: s.call}}
			}
			if s.store {
				info.Accesses = []model.Access{{Kind: model.Store, Var: "x"}}
			}
			table = append(table, info)
		}
	}
	return table
}

func (t *toy) Describe(s model.Step) model.StepInfo { return t.table()[s.ID()] }
func (t *toy) Vars(model.State) []model.VarValue    { return nil }
func (t *toy) Output(model.State, model.Step) string {
	return ""
}

func (t *toy) Threads(s model.State) (out []model.ThreadInfo) {
	for pid := range t.threads {
		out = append(out, model.ThreadInfo{ID: pid, Proc: fmt.Sprint("p", pid), At: int(s[t.vars+pid])})
	}
	return out
}

type toyExpander struct{ *toy }

// take makes a step in place and says whether it can be taken.
func (x toyExpander) take(v model.State, pid, k int) bool {
	s := &x.threads[pid][k]
	if int(v[x.vars+pid]) != s.from || s.can != nil && !s.can(v) {
		return false
	}
	if s.do != nil {
		s.do(v)
	}
	v[x.vars+pid] = byte(s.to)
	return true
}

func (x toyExpander) Expand(s model.State, sink func(*model.Transition) bool) (e model.Expansion) {
	for pid, th := range x.threads {
		for k := range th {
			to := slices.Clone(s)
			if !x.take(to, pid, k) {
				continue
			}
			e.Moves++
			e.Enabled.Add(pid)
			t := model.Transition{To: to, Steps: []model.Step{model.NewStep(pid, x.id(pid, k))}}
			if th[k].dead {
				t.Dead, t.Fault = true, &model.Fault{Kind: model.RuntimeError, Message: "breaks"}
			}
			if !sink(&t) {
				return e
			}
		}
	}
	return e
}

func (x toyExpander) Eval(int, model.State) (bool, error) { return false, nil }

func (x toyExpander) Follow(s model.State, steps []model.Step, visit func(int, model.State, *model.Fault)) error {
	v := slices.Clone(s)
	for i, step := range steps {
		k := step.ID() - x.id(step.Thread(), 0)
		if !x.take(v, step.Thread(), k) {
			return &model.StepError{Index: i, Step: step, Reason: "blocked"}
		}
		visit(i, v, nil)
	}
	return nil
}

// waker has a sleeper, that looks (0), says that it sleeps (1) and waits for x[1], and a
// waker that makes work and wakes if the guard says so: x[0] is work, x[2] sleeping.
func waker(skip func(v []byte) bool) *toy {
	not := func(v []byte) bool { return !skip(v) }
	return &toy{vars: 3, threads: [][]toyStep{
		{
			{from: 0, to: 1, line: 1, can: func(v []byte) bool { return v[0] == 0 }},
			{from: 0, to: 3, line: 2, can: func(v []byte) bool { return v[0] != 0 }},
			{from: 1, to: 2, line: 3, do: func(v []byte) { v[2] = 1 }},
			{from: 2, to: 3, line: 4, can: func(v []byte) bool { return v[1] != 0 }},
		}, {
			{from: 0, to: 1, line: 5, do: func(v []byte) { v[0] = 1 }},
			{from: 1, to: 2, line: 6, call: "notify"},
			{from: 2, to: 4, line: 7, call: "notify", can: skip},
			{from: 2, to: 3, line: 8, call: "notify", can: not},
			{from: 3, to: 4, line: 9, call: "notify", store: true, do: func(v []byte) { v[1] = 1 }},
		},
	}}
}

func sleeping(v []byte) bool { return v[2] == 0 }
func always([]byte) bool     { return true }
