package traces

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/aiocheck/aiocheck/model"
)

// MaxEntries bounds the values and thread positions that one Trace may hold, over all
// its states: a run past it is too long for a person, and for memory.
const MaxEntries = 4 << 20

// ErrTooLong is returned, wrapped, for a run or a file that exceeds MaxEntries.
var ErrTooLong = errors.New("trace too long to show")

// Path is a run as a search finds it.
type Path struct {
	Moves [][]model.Step
	Loop  int // the move at which the cycle starts, -1 none, len(Moves) stutters in its last state
}

// Build follows p through sys and describes what happens. It fails when p is
// no run of sys, or when its cycle does not close.
func Build(sys model.System, d model.Describer, p Path, m Meta) (*Trace, error) {
	if p.Loop < -1 || p.Loop > len(p.Moves) {
		return nil, fmt.Errorf("cycle at move %d of %d", p.Loop, len(p.Moves))
	}
	m.Version = FormatVersion
	b := builder{t: &Trace{Meta: m, Loop: -1}, x: sys.NewExpander(), d: d}
	init, err := sys.Initial()
	if fault := (*model.Fault)(nil); errors.As(err, &fault) {
		if len(p.Moves) > 0 {
			return nil, fmt.Errorf("the program fails before its first step: %w", err)
		}
		return b.t, nil
	}
	if err != nil {
		return nil, err
	}
	if err := b.state(init); err != nil {
		return nil, err
	}
	start := b.cur
	for i, steps := range p.Moves {
		if i == p.Loop {
			b.t.Loop, start = len(b.t.Steps), b.cur
		}
		if err := b.move(i, steps); err != nil {
			return nil, err
		}
	}
	switch {
	case p.Loop == len(p.Moves):
		b.t.Loop = len(b.t.Steps)
	case p.Loop >= 0 && !sameState(start, b.cur):
		return nil, errors.New("the cycle does not end in the state in which it starts")
	}
	b.enabled()
	b.t.Why = b.t.Explain(b.x, d, b.states).sentences(b.t)
	return b.t, nil
}

// builder follows a run and writes it down. cur is its own copy of the state.
type builder struct {
	t       *Trace
	x       model.Expander
	d       model.Describer
	cur     model.State
	states  []model.State // those of t
	entries int
}

func (b *builder) move(i int, steps []model.Step) error {
	var over error
	err := b.x.Follow(b.cur, steps, func(j int, after model.State, fault *model.Fault) {
		if over != nil {
			return
		}
		s := Step{Step: steps[j], Move: i, Info: b.d.Describe(steps[j]), Output: b.d.Output(b.cur, steps[j])}
		if fault != nil {
			f := *fault
			s.Fault = &f
		}
		b.t.Steps = append(b.t.Steps, s)
		over = b.state(after)
	})
	if se := (*model.StepError)(nil); errors.As(err, &se) {
		return fmt.Errorf("move %d: %w", i+1, err)
	}
	if err != nil {
		return err
	}
	return over
}

// state appends s to the trace and makes it the current one.
func (b *builder) state(s model.State) error {
	b.cur = bytes.Clone(s)
	st := State{Vars: b.d.Vars(b.cur), Threads: b.d.Threads(b.cur)}
	b.entries += len(st.Vars) + len(st.Threads)
	if b.entries > MaxEntries {
		return fmt.Errorf("%w: %d states and more", ErrTooLong, len(b.t.States))
	}
	b.t.States = append(b.t.States, st)
	b.states = append(b.states, b.cur)
	return nil
}

// enabled finds who can move at the end. After a step that failed nobody will.
func (b *builder) enabled() {
	if n := len(b.t.Steps); n > 0 && b.t.Steps[n-1].Fault != nil {
		return
	}
	e := b.x.Expand(b.cur, func(*model.Transition) bool { return true })
	b.t.Enabled = []int{}
	for id := range model.ClaimThread {
		if e.Enabled.Has(id) {
			b.t.Enabled = append(b.t.Enabled, id)
		}
	}
}

// sameState compares states as model.State has it: zero bytes at the end do not count.
func sameState(a, b model.State) bool {
	return bytes.Equal(bytes.TrimRight(a, "\x00"), bytes.TrimRight(b, "\x00"))
}
