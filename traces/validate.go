package traces

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/aiocheck/aiocheck/model"
)

// Mismatch says where a Trace and a System part.
type Mismatch struct {
	Step   int    // the index in Trace.Steps of the first step that does not fit, len(Steps) for the end
	Name   string // the step, for people
	Reason string
}

func (m *Mismatch) Error() string { return m.Name + " no longer fits: " + m.Reason }

// Validate replays t on sys and says whether it is a run of it that still
// shows what t says: every step can be taken, reads as it read, and leaves the
// same values; the fault, the deadlock or the cycle at the end is there. A
// difference is a *Mismatch that names the first step that no longer fits.
func (t *Trace) Validate(sys model.System, d model.Describer) error {
	init, err := sys.Initial()
	if err != nil {
		fault := (*model.Fault)(nil)
		if errors.As(err, &fault) && len(t.States) == 0 {
			return nil
		}
		return fmt.Errorf("the program has no initial state: %w", err)
	}
	if len(t.States) != len(t.Steps)+1 {
		return t.mismatch(0, "the program now has an initial state")
	}
	r := replay{t: t, x: sys.NewExpander(), d: d, cur: bytes.Clone(init)}
	if reason := r.differs(0); reason != "" {
		return &Mismatch{Step: 0, Name: "the initial state", Reason: reason}
	}
	if err := r.run(); err != nil {
		return err
	}
	return r.end()
}

func (t *Trace) mismatch(i int, format string, args ...any) error {
	m := &Mismatch{Step: i, Name: "the end of the trace", Reason: fmt.Sprintf(format, args...)}
	if i < len(t.Steps) {
		s := &t.Steps[i]
		m.Name = fmt.Sprintf("step %d (%s at %s: %s)", s.Move+1,
			ThreadName(s.Info.Proc, s.Thread()), position(s.Info.Pos), Sanitize(s.Info.Text))
	}
	return m
}

// replay follows a trace; cur is the state before step number next.
type replay struct {
	t     *Trace
	x     model.Expander
	d     model.Describer
	cur   model.State
	start model.State // where the cycle starts
	fault *model.Fault
}

func (r *replay) run() error {
	steps := r.t.Steps
	for i := 0; i < len(steps); {
		j := i
		var move []model.Step
		for ; j < len(steps) && steps[j].Move == steps[i].Move; j++ {
			move = append(move, steps[j].Step)
		}
		if r.t.Loop == i {
			r.start = r.cur
		}
		if err := r.follow(i, move); err != nil {
			return err
		}
		i = j
	}
	return nil
}

func (r *replay) follow(first int, move []model.Step) error {
	var wrong error
	err := r.x.Follow(r.cur, move, func(k int, after model.State, fault *model.Fault) {
		i := first + k
		if wrong != nil {
			return
		}
		r.cur, r.fault = bytes.Clone(after), fault
		if now := r.d.Describe(move[k]); now.Text != r.t.Steps[i].Info.Text || now.Proc != r.t.Steps[i].Info.Proc {
			wrong = r.t.mismatch(i, "the step is now %q of %s", now.Text, now.Proc)
		} else if was := r.t.Steps[i].Fault; (was == nil) != (fault == nil) {
			wrong = r.t.mismatch(i, "got %s, want %s", faultText(fault), faultText(was))
		} else if reason := r.differs(i + 1); reason != "" {
			wrong = r.t.mismatch(i, "%s", reason)
		}
	})
	if wrong != nil {
		return wrong
	}
	if se := (*model.StepError)(nil); errors.As(err, &se) {
		return r.t.mismatch(first+se.Index, "%s", se.Reason)
	}
	return err
}

// differs says how the current state differs from state number i of the
// trace, for display; the empty string says that it does not.
func (r *replay) differs(i int) string {
	want := &r.t.States[i]
	got := State{Vars: r.d.Vars(r.cur), Threads: r.d.Threads(r.cur)}
	values := make(map[string]string, len(got.Vars))
	for k := range got.Vars {
		values[got.qualified(&got.Vars[k])] = FormatValue(&got.Vars[k].Value)
	}
	for k := range want.Vars {
		name, value := want.qualified(&want.Vars[k]), FormatValue(&want.Vars[k].Value)
		now, ok := values[name]
		if !ok {
			return fmt.Sprintf("%s is no variable here", name)
		}
		if now != value {
			return fmt.Sprintf("%s: got %s, want %s", name, now, value)
		}
	}
	if len(got.Vars) != len(want.Vars) {
		return fmt.Sprintf("got %d variables, want %d", len(got.Vars), len(want.Vars))
	}
	return ""
}

// end checks what the trace says of its last state.
func (r *replay) end() error {
	n := len(r.t.Steps)
	if r.t.Meta.Kind == model.InvalidEndState.String() {
		if e := r.x.Expand(r.cur, func(*model.Transition) bool { return true }); !e.InvalidEnd {
			return r.t.mismatch(n, "it is no invalid end state")
		}
	}
	if r.t.Loop >= 0 && r.t.Loop < n && !sameState(r.start, r.cur) {
		return r.t.mismatch(n, "the cycle does not close")
	}
	return nil
}

func faultText(f *model.Fault) string {
	if f == nil {
		return "no fault"
	}
	return f.Error()
}
