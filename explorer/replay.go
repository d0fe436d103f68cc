package explorer

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// add replays a finding on the plain system and adds it to the others. That
// the replay does not show what was found is a fault of this package, or of
// the system, and no finding.
func (s *search) add(f Finding, c *candidate) error {
	r := replay{s: s, exp: s.plain.NewExpander()}
	if err := r.run(&f); err != nil {
		return fmt.Errorf("internal error: %s does not replay: %w", f.Kind, err)
	}
	if err := r.verify(&f, c); err != nil {
		return fmt.Errorf("internal error: the replay does not show %s: %w", f.Kind, err)
	}
	s.findings = append(s.findings, f)
	return nil
}

// replay takes a path through the plain system.
type replay struct {
	s      *search
	exp    model.Expander
	states []model.State // before each move, and the last
	movers []model.Threads
	fault  *model.Fault // of the last move
	dead   bool         // which ended the run
}

// run takes the path of f, and makes it one of the plain system: the steps of
// a claim are left out, and what a reduction ran together is cut into the
// transitions of the plain system.
func (r *replay) run(f *Finding) error {
	initial, err := r.s.plain.Initial()
	if err != nil {
		return err
	}
	r.states = []model.State{slices.Clone(initial)}
	var plain Path
	plain.Loop = -1
	for i, move := range f.Path.Moves {
		if i == f.Path.Loop {
			plain.Loop = len(plain.Moves)
		}
		steps := slices.DeleteFunc(slices.Clone(move), func(step model.Step) bool {
			return step.Thread() == model.ClaimThread
		})
		for len(steps) > 0 {
			n, err := r.step(steps)
			if err != nil {
				return fmt.Errorf("transition %d: %w", i, err)
			}
			plain.Moves = append(plain.Moves, steps[:n:n])
			steps = steps[n:]
		}
	}
	if f.Path.Loop == len(f.Path.Moves) {
		plain.Loop = len(plain.Moves)
	}
	f.Path = plain
	return nil
}

// step takes the longest transition that begins with steps, or ends with them
// because it dies, and returns how many of them it used.
func (r *replay) step(steps []model.Step) (int, error) {
	if r.dead {
		return 0, fmt.Errorf("the run had died")
	}
	from := r.states[len(r.states)-1]
	best := 0
	var to model.State
	var fault *model.Fault
	var movers model.Threads
	dead := false
	r.exp.Expand(from, func(t *model.Transition) bool {
		n := len(t.Steps)
		if n > best && n <= len(steps) && slices.Equal(t.Steps, steps[:n]) {
			best, dead, movers = n, t.Dead, t.Movers()
			to = append(to[:0], t.To...)
			fault = nil
			if t.Fault != nil {
				f := *t.Fault
				fault = &f
			}
		}
		return true
	})
	if best == 0 {
		return 0, fmt.Errorf("no transition makes the steps %v", steps)
	}
	if err := r.follow(from, steps[:best], to, dead); err != nil {
		return 0, err
	}
	r.states = append(r.states, to)
	r.movers = append(r.movers, movers)
	r.fault, r.dead = fault, dead
	return best, nil
}

// follow takes the same steps one by one, which has to lead to the same state.
func (r *replay) follow(from model.State, steps []model.Step, to model.State, dead bool) error {
	var last model.State
	err := r.exp.Follow(from, steps, func(_ int, after model.State, _ *model.Fault) {
		last = append(last[:0], after...)
	})
	if err != nil {
		return err
	}
	if !dead && !bytes.Equal(trimmed(last), trimmed(to)) {
		return fmt.Errorf("the steps %v lead elsewhere one by one", steps)
	}
	return nil
}

func (r *replay) last() model.State { return r.states[len(r.states)-1] }

// verify looks whether the path shows what f says.
func (r *replay) verify(f *Finding, c *candidate) error {
	if c != nil {
		return r.verifyFinite(f, c)
	}
	if f.Path.Loop == len(f.Path.Moves) {
		if e := r.exp.Expand(r.last(), func(*model.Transition) bool { return true }); e.Moves != 0 {
			return fmt.Errorf("the last state has a transition")
		}
	} else if !bytes.Equal(trimmed(r.states[f.Path.Loop]), trimmed(r.last())) {
		return fmt.Errorf("the cycle does not close")
	}
	if r.s.opt.Fairness {
		if err := r.verifyFair(f.Path.Loop); err != nil {
			return err
		}
	}
	if r.s.layer {
		return nil // that the claim accepts it only the layer could say
	}
	return r.verifyAccepted(f.Path.Loop)
}

func (r *replay) verifyFinite(f *Finding, c *candidate) error {
	switch {
	case c.eval:
		_, err := r.s.evalAll(r.exp, r.last())
		if err == nil {
			return fmt.Errorf("every predicate can be evaluated")
		}
	case c.kind == model.Invariant:
		if ok, err := r.exp.Eval(c.pred, r.last()); err != nil || ok {
			return fmt.Errorf("the invariant holds")
		}
	case c.kind == model.InvalidEndState:
		if e := r.exp.Expand(r.last(), func(*model.Transition) bool { return true }); !e.InvalidEnd {
			return fmt.Errorf("the last state is none")
		}
	case c.index >= 0 && !r.s.layer:
		if r.fault == nil || r.fault.Kind != f.Kind || r.fault.Message != f.Message {
			return fmt.Errorf("the last transition is in order")
		}
	case c.kind == model.ClaimCompleted && !r.s.layer:
		return r.verifyCompleted()
	}
	return nil
}

// verifyFair looks whether every thread moves in the cycle or is disabled
// somewhere in it.
func (r *replay) verifyFair(loop int) error {
	if loop == len(r.movers) {
		return nil // nothing is enabled there
	}
	var moved model.Threads
	for _, m := range r.movers[loop:] {
		moved.Union(&m)
	}
	always := model.Threads{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
	for _, state := range r.states[loop:] {
		e := r.exp.Expand(state, func(*model.Transition) bool { return true })
		for i := range always {
			always[i] &= e.Enabled[i]
		}
	}
	for i := range always {
		if always[i]&^moved[i] != 0 {
			return fmt.Errorf("the cycle is unfair")
		}
	}
	return nil
}
