package traces_test

import (
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// toy is a System written down in Go: global bytes, and processes that are
// lists of statements. A state is the globals, then the control points.
type toy struct {
	vars  []string
	procs []toyProc
	ends  []int // control points at which a process may stay, by process
}

type toyProc struct {
	name  string
	stmts []toyStmt
}

type toyStmt struct {
	text     string
	from, to int
	line     int
	stack    []model.Frame
	atomic   bool
	can      func(v []byte) bool
	do       func(v []byte)
	prints   string
	fails    string // an assertion that fails
}

func (t *toy) find(s model.Step) (*toyProc, *toyStmt) {
	if s.Thread() >= len(t.procs) {
		return nil, nil
	}
	p := &t.procs[s.Thread()]
	if s.ID() >= len(p.stmts) {
		return nil, nil
	}
	return p, &p.stmts[s.ID()]
}

func (t *toy) Initial() (model.State, error) {
	return make(model.State, len(t.vars)+len(t.procs)), nil
}

func (t *toy) NewExpander() model.Expander { return &toyExpander{t} }

type toyExpander struct{ *toy }

// step takes s in state, in place.
func (t *toy) step(state model.State, s model.Step) (*model.Fault, error) {
	_, st := t.find(s)
	pc := len(t.vars) + s.Thread()
	switch {
	case st == nil:
		return nil, fmt.Errorf("no such step")
	case int(state[pc]) != st.from:
		return nil, fmt.Errorf("control stands elsewhere")
	case st.can != nil && !st.can(state):
		return nil, fmt.Errorf("the statement is blocked")
	}
	if st.do != nil {
		st.do(state)
	}
	state[pc] = byte(st.to)
	if st.fails != "" {
		return &model.Fault{Kind: model.Assertion, Message: st.fails, Step: s}, nil
	}
	return nil, nil
}

func (x *toyExpander) Expand(s model.State, sink func(*model.Transition) bool) (e model.Expansion) {
	for pid := range x.procs {
		for id := range x.procs[pid].stmts {
			to := slices.Clone(s)
			steps := []model.Step{model.NewStep(pid, id)}
			fault, err := x.step(to, steps[0])
			if err != nil {
				continue
			}
			e.Moves++
			e.Enabled.Add(pid)
			if !sink(&model.Transition{To: to, Steps: steps, Fault: fault}) {
				return e
			}
		}
	}
	if e.Moves == 0 {
		for pid, end := range x.ends {
			e.InvalidEnd = e.InvalidEnd || int(s[len(x.vars)+pid]) != end
		}
	}
	return e
}

func (x *toyExpander) Eval(int, model.State) (bool, error) { return false, nil }

func (x *toyExpander) Follow(s model.State, steps []model.Step, visit func(int, model.State, *model.Fault)) error {
	cur := slices.Clone(s)
	for i, step := range steps {
		fault, err := x.step(cur, step)
		if err != nil {
			return &model.StepError{Index: i, Step: step, Reason: err.Error()}
		}
		visit(i, cur, fault)
	}
	return nil
}

func toyPos(line int) model.Position { return model.Position{File: "toy.pml", Line: line, Col: 5} }

func (t *toy) Describe(s model.Step) model.StepInfo {
	p, st := t.find(s)
	return model.StepInfo{Thread: s.Thread(), Proc: p.name, Text: st.text, Pos: toyPos(st.line), Stack: st.stack,
		From: st.from, To: st.to, Atomic: st.atomic,
		Accesses: []model.Access{{Kind: model.Store, Var: "x"}, {Kind: model.Fence}}}
}

func (t *toy) Threads(s model.State) (out []model.ThreadInfo) {
	for pid, p := range t.procs {
		pc := int(s[len(t.vars)+pid])
		info := model.ThreadInfo{ID: pid, Proc: p.name, At: pc, Text: "end"}
		for _, st := range p.stmts {
			if st.from == pc {
				info.Text, info.Pos = st.text, toyPos(st.line)
				break
			}
		}
		out = append(out, info)
	}
	return out
}

func (t *toy) Vars(s model.State) (out []model.VarValue) {
	for i, name := range t.vars {
		out = append(out, model.VarValue{Name: name, Thread: -1, Value: model.Value{Int: int64(s[i])}})
	}
	return out
}

func (t *toy) Output(_ model.State, step model.Step) string {
	_, st := t.find(step)
	return st.prints
}

// lostWakeup is a sleeper that looks, and sleeps, and a waker that looks
// whether it sleeps in between.
func lostWakeup() *toy {
	call := func(name string, line int) []model.Frame { return []model.Frame{{Name: name, At: toyPos(line)}} }
	return &toy{
		vars: []string{"ready", "sleeping", "event"},
		ends: []int{4, 3},
		procs: []toyProc{
			{"sleeper", []toyStmt{
				{text: "ready == 0", from: 0, to: 1, line: 5, stack: call("prepare", 20), can: func(v []byte) bool { return v[0] == 0 }},
				{text: "sleeping = 1", from: 1, to: 2, line: 6, stack: call("prepare", 20), do: func(v []byte) { v[1] = 1 }},
				{text: "event == 1", from: 2, to: 3, line: 7, stack: call("poll", 21), can: func(v []byte) bool { return v[2] == 1 }},
				{text: "sleeping = 0", from: 3, to: 4, line: 8, do: func(v []byte) { v[1] = 0 }},
			}},
			{"waker", []toyStmt{
				{text: "ready = 1", from: 0, to: 1, line: 12, stack: call("notify", 30), do: func(v []byte) { v[0] = 1 }},
				{text: "sleeping == 0", from: 1, to: 2, line: 13, stack: call("notify", 30), can: func(v []byte) bool { return v[1] == 0 }},
				{text: "sleeping == 1", from: 1, to: 2, line: 14, stack: call("notify", 30), can: func(v []byte) bool { return v[1] == 1 }},
				{text: `printf("done\n")`, from: 2, to: 3, line: 15, prints: "done\n"},
			}},
		},
	}
}

// spinner counts round and round, and prints what a terminal would obey.
func spinner() *toy {
	return &toy{
		vars: []string{"x"},
		procs: []toyProc{{"spin\x1b[31m", []toyStmt{
			{text: "x = 1", from: 0, to: 1, line: 1, do: func(v []byte) { v[0] = 1 }},
			{text: "x = 2", from: 1, to: 2, line: 2, do: func(v []byte) { v[0] = 2 }, prints: "\x1b[2J"},
			{text: "x = 1", from: 2, to: 1, line: 3, do: func(v []byte) { v[0] = 1 }},
			{text: "assert(x == 3)", from: 2, to: 2, line: 4, fails: "assert(x == 3)"},
		}}},
	}
}

func moves(steps ...model.Step) (out [][]model.Step) {
	for _, s := range steps {
		out = append(out, []model.Step{s})
	}
	return out
}
