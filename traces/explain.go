package traces

import (
	"cmp"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// Explanation is why a run ends, or goes round, as it does. All of it is read off the run.
type Explanation struct {
	Failed *Failed // the assertion that failed
	Waits  []Wait  // the threads that cannot go on, or never do
	Skips  []Skip  // where others came by a wake-up, and left it out; latest first
}

// Wait is a thread that stands still: at the end, or all along a cycle.
type Wait struct {
	Thread int
	Proc   string
	Info   model.StepInfo // of its first option: where it stands
	Ways   []Way
	// Of a thread that a cycle leaves out: in how many of the cycle's states it could move.
	Could, Of int
}

// Way is one thing that would let a thread go on.
type Way struct {
	Text string
	Cond bool // it is a mere condition, and false
	Facts
}

// Facts are values with their history.
type Facts []Fact

// Fact is the value of a variable, or of what else is read, in some state.
type Fact struct {
	model.VarValue
	Known bool   // it is a variable of the trace, whose history the rest tells
	Since int    // the step that made it so, -1 if it was from the start
	From  []Fact // of a local: the shared variable that the step took it from
	Later int    // the step that changed it afterwards, -1 if none did
}

// Skip is a step in which a thread came by a wake-up and left it out.
type Skip struct {
	Step    int            // in Trace.Steps
	Option  model.Option   // what it could not take
	Facts                  // why not
	Store   model.StepInfo // what would have come of it
	Waiting int            // the thread that would have helped
}

// Failed is an assertion that does not hold.
type Failed struct {
	Step int
	Facts
}

// maxExplained bounds the steps of a run that is looked through for an explanation.
const maxExplained = 1 << 14

// maxSleepers bounds the threads whose wake-ups are looked for.
const maxSleepers = 8

// explainer looks through a run, with its states.
type explainer struct {
	t      *Trace
	x      model.Expander
	d      model.Describer
	m      model.Explainer
	states []model.State
	out    Explanation
}

// Explain tells why t ends, or goes round, as it does. states are the states of the System that
// t shows; d tells more of them if it is a model.Explainer, and without that there is
// nothing to say.
func (t *Trace) Explain(x model.Expander, d model.Describer, states []model.State) *Explanation {
	m, ok := d.(model.Explainer)
	if !ok {
		return &Explanation{}
	}
	return (&explainer{t: t, x: x, d: d, m: m, states: states}).explain()
}

func (e *explainer) explain() *Explanation {
	t := e.t
	if len(t.States) == 0 || len(t.Steps) > maxExplained {
		return &e.out
	}
	if t.Enabled == nil {
		e.failed()
		return &e.out
	}
	if t.Loop >= 0 && !t.Stutters() {
		e.cycle()
	} else {
		e.stop()
	}
	for i := range e.out.Waits[:min(maxSleepers, len(e.out.Waits))] {
		if w := &e.out.Waits[i]; w.Could == 0 {
			e.skipped(w)
		}
	}
	slices.SortStableFunc(e.out.Skips, func(a, b Skip) int { return cmp.Compare(b.Step, a.Step) })
	return &e.out
}

// stop finds the threads that are blocked in the last state, if no thread can move.
func (e *explainer) stop() {
	if len(e.t.Enabled) > 0 {
		return
	}
	last := len(e.states) - 1
	for _, info := range e.t.Last().Threads {
		if w, ok := e.wait(last, info); ok {
			e.out.Waits = append(e.out.Waits, w)
		}
	}
}

// wait tells what a thread waits for in state number i; not ok if it has nothing left to do.
func (e *explainer) wait(i int, info model.ThreadInfo) (Wait, bool) {
	options := e.m.Options(e.states[i], info.ID)
	if len(options) == 0 || info.ID == model.ClaimThread {
		return Wait{}, false
	}
	w := Wait{Thread: info.ID, Proc: info.Proc, Info: options[0].Info}
	for _, o := range options {
		if o.Else {
			continue
		}
		w.Ways = append(w.Ways, Way{Text: bare(o.Text), Cond: o.Cond && !o.Holds, Facts: e.facts(o.Because, i)})
	}
	return w, true
}

// bare is a condition without the parentheses around all of it.
func bare(s string) string {
	if len(s) < 2 || s[0] != '(' || s[len(s)-1] != ')' {
		return s
	}
	depth := 0
	for i := range len(s) - 1 {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return s
		}
	}
	return s[1 : len(s)-1]
}

// cycle finds the threads that take no step in the cycle, though they have steps left.
func (e *explainer) cycle() {
	first, end := e.t.Loop, len(e.t.Steps)
	moves := make(map[int]bool)
	for i := first; i < end; i++ {
		moves[e.t.Steps[i].Thread()] = true
	}
	could := make(map[int]int)
	of := 0
	for i := first; i < end; i++ {
		if i > first && e.t.Steps[i-1].Move == e.t.Steps[i].Move {
			continue // in the midst of a transition nobody else can move
		}
		of++
		x := e.x.Expand(e.states[i], func(*model.Transition) bool { return true })
		for id := range model.ClaimThread {
			if x.Enabled.Has(id) {
				could[id]++
			}
		}
	}
	for _, info := range e.t.Last().Threads {
		if moves[info.ID] {
			continue
		}
		if w, ok := e.wait(len(e.states)-1, info); ok {
			w.Could, w.Of = could[info.ID], of
			e.steady(&w)
			e.out.Waits = append(e.out.Waits, w)
		}
	}
}

// steady leaves only the facts that are the same all along the cycle.
func (e *explainer) steady(w *Wait) {
	for k := range w.Ways {
		w.Ways[k].Facts = slices.DeleteFunc(w.Ways[k].Facts, func(f Fact) bool {
			return !f.Known || f.Since >= e.t.Loop
		})
	}
}

// failed tells what made the last step, an assertion, fail.
func (e *explainer) failed() {
	i := len(e.t.Steps) - 1
	if i < 0 || e.t.Steps[i].Fault == nil || e.t.Steps[i].Fault.Kind != model.Assertion {
		return
	}
	for _, o := range e.m.Options(e.states[i], e.t.Steps[i].Thread()) {
		if o.Step == e.t.Steps[i].Step && len(o.Because) > 0 && !o.Cond {
			e.out.Failed = &Failed{Step: i, Facts: e.facts(o.Because, i)}
		}
	}
}
