package main_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
)

// workers compares the results of one worker and two, and replays what they found.
func (q *questions) workers(ctx context.Context, program *promela.Program, p model.Property, o explorer.Options) error {
	o.Workers = 1
	one, err := q.check(ctx, program, p, o)
	if err != nil {
		return err
	}
	o.Workers = 2
	two, err := q.check(ctx, program, p, o)
	if err != nil {
		return err
	}
	if one.Reason == "timeout" || two.Reason == "timeout" || one.Verdict == explorer.Unknown {
		return nil
	}
	one.Stats.Elapsed, two.Stats.Elapsed = 0, 0
	one.Stats.Memory, two.Stats.Memory = 0, 0
	if !reflect.DeepEqual(one, two) {
		return fmt.Errorf("one worker: %+v, two workers: %+v", one, two)
	}
	for i := range one.Findings {
		if err := replay(program, p, &one.Findings[i]); err != nil {
			return fmt.Errorf("%s: %w", one.Findings[i].Kind, err)
		}
	}
	return nil
}

func trim(s model.State) string { return string(bytes.TrimRight(s, "\x00")) }

// replay follows the run of a finding, and looks whether it shows what it says.
func replay(program *promela.Program, p model.Property, f *explorer.Finding) error {
	s, err := program.Initial()
	if err != nil {
		return nil
	}
	x := program.NewExpander()
	states := []string{trim(s)}
	var last *model.Fault
	for i, move := range f.Path.Moves {
		var after model.State
		err := x.Follow(s, move, func(_ int, to model.State, fault *model.Fault) {
			after, last = bytes.Clone(to), fault
		})
		if err != nil {
			return fmt.Errorf("move %d: %w", i, err)
		}
		s = after
		states = append(states, trim(s))
	}
	n := len(f.Path.Moves)
	switch {
	case f.Kind == model.InvalidEndState:
		if sum := x.Expand(s, func(*model.Transition) bool { return true }); !sum.InvalidEnd {
			return errors.New("the run does not end in an invalid end state")
		}
	case p.Kind == model.Safety && (last == nil || last.Kind != f.Kind || last.Message != f.Message):
		return fmt.Errorf("the run ends with fault %v, want %s", last, f.Message)
	case f.Kind == model.Invariant:
		if holds, err := x.Eval(f.Predicate, s); err == nil && holds {
			return errors.New("the predicate holds where the run ends")
		}
	case f.Path.Loop == n:
		if sum := x.Expand(s, func(*model.Transition) bool { return true }); sum.Moves > 0 {
			return errors.New("the run could go on where it is said to stay for ever")
		}
	case f.Path.Loop >= 0 && states[f.Path.Loop] != states[n]:
		return errors.New("the loop is not closed")
	}
	return nil
}

// walk goes through the states and holds the ways to look at them against each other.
func walk(program *promela.Program) error {
	s, err := program.Initial()
	if err != nil {
		return nil
	}
	for id := 1; id < program.StepCount(); id++ {
		program.Describe(model.NewStep(0, id))
	}
	seen := map[string]bool{trim(s): true}
	queue := []model.State{s}
	x, y := program.NewExpander(), program.NewExpander()
	moves := 0
	for len(queue) > 0 && len(seen) < 500 && moves < 5000 {
		s, queue = queue[0], queue[1:]
		program.Vars(s)
		program.Threads(s)
		var found []move
		first := x.Expand(s, func(t *model.Transition) bool {
			found = append(found, move{bytes.Clone(t.To), append([]model.Step(nil), t.Steps...), t.Dead, t.Fault})
			return true
		})
		padded := append(bytes.Clone(s), 0, 0, 0)
		if second := y.Expand(padded, func(*model.Transition) bool { return true }); first != second {
			return fmt.Errorf("one state, two expansions: %+v, %+v", first, second)
		}
		for _, m := range found {
			if moves++; moves >= 5000 {
				break
			}
			if err := m.follow(program, y, s); err != nil {
				return err
			}
			if k := trim(m.to); !m.dead && !seen[k] {
				seen[k] = true
				queue = append(queue, m.to)
			}
		}
	}
	return nil
}

// move is a transition that was seen.
type move struct {
	to    model.State
	steps []model.Step
	dead  bool
	fault *model.Fault
}

// follow goes the steps of a move one by one, which leads to the same state.
func (m *move) follow(program *promela.Program, y model.Expander, s model.State) error {
	program.Output(s, m.steps[0])
	var at model.State
	var last *model.Fault
	n := 0
	err := y.Follow(s, m.steps, func(i int, after model.State, fault *model.Fault) {
		at, last = bytes.Clone(after), fault
		n++
	})
	if err != nil {
		return fmt.Errorf("from %x: %w", []byte(s), err)
	}
	if n != len(m.steps) {
		return fmt.Errorf("from %x, %v: followed %d steps", []byte(s), m.steps, n)
	}
	if !m.dead && trim(at) != trim(m.to) {
		return fmt.Errorf("from %x, %v: followed to %x, want %x", []byte(s), m.steps, []byte(at), []byte(m.to))
	}
	if !reflect.DeepEqual(last, m.fault) {
		return fmt.Errorf("from %x, %v: followed to fault %v, want %v", []byte(s), m.steps, last, m.fault)
	}
	program.Vars(at)
	program.Threads(at)
	return nil
}

// endsMarked says whether some state without transitions is Marked, looking at all of them.
func endsMarked(program *promela.Program, p model.Property) bool {
	s, err := program.Initial()
	if err != nil {
		return false
	}
	seen := map[string]bool{trim(s): true}
	queue := []model.State{s}
	x := program.NewExpander()
	for len(queue) > 0 {
		s, queue = queue[0], queue[1:]
		sum := x.Expand(s, func(t *model.Transition) bool {
			if k := trim(t.To); !t.Dead && !seen[k] {
				seen[k] = true
				queue = append(queue, bytes.Clone(t.To))
			}
			return true
		})
		if marked, err := x.Eval(p.Marked, s); sum.Moves == 0 && (err != nil || marked) {
			return true
		}
	}
	return false
}
