package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/traces"
)

// walk is one run of a spec, as it grows.
type walk struct {
	spec  *spec
	x     model.Expander
	state model.State    // where the run stands; nil if it never began
	moves [][]model.Step // what led there
	past  []model.State  // the states before each move

	end   model.Expansion // of state, once choices were asked for
	fault *model.Fault    // what the last move ran into
}

// choice is a transition that can be taken.
type choice struct {
	steps []model.Step
	to    model.State
	fault *model.Fault
}

// taken is a step that was taken, with what it did.
type taken struct {
	step    model.Step
	output  string
	changes []string
}

func newWalk(s *spec) (*walk, error) {
	w := &walk{spec: s, x: s.NewExpander()}
	initial, err := s.Initial()
	if fault := (*model.Fault)(nil); errors.As(err, &fault) {
		w.fault = fault
		return w, nil
	}
	w.state = slices.Clone(initial)
	return w, err
}

// choices lists the transitions out of the state, in the order of the system.
// After a fault there are none.
func (w *walk) choices() []choice {
	if w.fault != nil {
		return nil
	}
	var out []choice
	w.end = w.x.Expand(w.state, func(t *model.Transition) bool {
		c := choice{steps: slices.Clone(t.Steps), to: slices.Clone(t.To)}
		if t.Fault != nil {
			f := *t.Fault
			c.fault = &f
		}
		out = append(out, c)
		return true
	})
	return out
}

// ended says that the run is over: call choices first.
func (w *walk) ended() bool { return w.fault != nil || w.end.Moves == 0 }

// enabled are the threads that can move, nil after a fault. Call choices first.
func (w *walk) enabled() []int {
	if w.fault != nil {
		return nil
	}
	out := []int{}
	for id := range model.ClaimThread {
		if w.end.Enabled.Has(id) {
			out = append(out, id)
		}
	}
	return out
}

// violation is what the run has run into, if it is over and has.
func (w *walk) violation() (kind, message string) {
	switch {
	case w.fault != nil:
		return w.fault.Kind.String(), w.fault.Message
	case w.end.Moves == 0 && w.end.InvalidEnd:
		return model.InvalidEndState.String(), ""
	}
	return "", ""
}

// take makes the move c and tells what its steps did.
func (w *walk) take(c choice) []taken {
	var out []taken
	before := w.state
	was := w.snapshot(before)
	// Every choice was offered by Expand: that it can be followed is a law.
	err := w.x.Follow(w.state, c.steps, func(i int, after model.State, fault *model.Fault) {
		s := c.steps[i]
		t := taken{step: s, output: w.spec.Output(before, s)}
		before = slices.Clone(after)
		now := w.snapshot(before)
		t.changes = traces.Changes(was, now, s.Thread())
		was = now
		if fault != nil {
			t.changes = append(t.changes, "!!! "+traces.Sanitize(fault.Message))
		}
		out = append(out, t)
	})
	if err != nil {
		panic(err)
	}
	w.past = append(w.past, w.state)
	w.moves = append(w.moves, c.steps)
	w.state, w.fault = c.to, c.fault
	return out
}

// back undoes the last move, and says whether there was one.
func (w *walk) back() bool {
	n := len(w.past)
	if n == 0 {
		return false
	}
	w.state, w.fault = w.past[n-1], nil
	w.past, w.moves = w.past[:n-1], w.moves[:n-1]
	return true
}

func (w *walk) snapshot(s model.State) *traces.State {
	return &traces.State{Vars: w.spec.Vars(s), Threads: w.spec.Threads(s)}
}

// describe is a step on one line: who, where, what.
func (w *walk) describe(s model.Step) string {
	info := w.spec.Describe(s)
	return fmt.Sprintf("%-12s %s", traces.Sanitize(traces.ThreadName(info.Proc, s.Thread())), place(info.Pos, info.Text))
}

// place is a statement with its position.
func place(p model.Position, text string) string {
	if p.Line == 0 {
		return traces.Sanitize(text)
	}
	return traces.Sanitize(fmt.Sprintf("%s:%d:%d  %s", p.File, p.Line, p.Col, text))
}
