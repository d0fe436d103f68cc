package traces

import (
	"fmt"

	"github.com/aiocheck/aiocheck/model"
)

// FormatVersion is the version of the file format that this package writes,
// and the newest that it reads.
const FormatVersion = 1

// Trace is one run of a System with everything that a person wants to see of
// it. It needs neither the System nor the source to be shown.
type Trace struct {
	Meta  Meta
	Steps []Step

	// States has the state before the first step and the one after each, so
	// len(Steps)+1; it is empty when the program failed before it began.
	States []State

	// Loop is the index in States to which the run returns after its last
	// step, -1 if it does not; len(Steps) says that it stutters there.
	Loop int

	// Enabled are the threads that can move in the last state; nil when that
	// is not known, as after a step that failed.
	Enabled []int

	// Why explains the end in sentences, one line each, that follow from the trace itself.
	Why []string
}

// Meta says where a trace comes from and what it shows.
type Meta struct {
	Version  int    // of the file format
	Tool     string // what made the trace, with its version
	Spec     string // the spec's file, as the user named it
	Hash     string // sha256 in hexadecimal of the text of the spec
	Defines  []string
	Property string
	Formula  string         // the property as written, empty for safety
	Kind     string         // as model.FaultKind names it, empty for a run that shows no violation
	Message  string         // what is wrong, lower case
	Pos      model.Position // where that stands in the source, if anywhere
	Quote    string         // the source line at Pos
	Shortest bool           // no shorter run shows it
}

// Step is one step of a Trace.
type Step struct {
	Step   model.Step
	Move   int // the number of the transition that it belongs to, from 0
	Info   model.StepInfo
	Output string       // what it printed
	Fault  *model.Fault // what went wrong in it
}

// Thread is the number of the thread that takes the step.
func (s *Step) Thread() int { return s.Step.Thread() }

// State is one state of a Trace.
type State struct {
	Vars    []model.VarValue
	Threads []model.ThreadInfo
}

// Moves is the number of transitions of the trace: its length as reports count it.
func (t *Trace) Moves() int {
	if len(t.Steps) == 0 {
		return 0
	}
	return t.Steps[len(t.Steps)-1].Move + 1
}

// Stutters says that the run stays in its last state for ever.
func (t *Trace) Stutters() bool { return t.Loop >= 0 && t.Loop == len(t.Steps) }

// Last is the state in which the trace ends, nil if it has none.
func (t *Trace) Last() *State {
	if len(t.States) == 0 {
		return nil
	}
	return &t.States[len(t.States)-1]
}

// ThreadName names a thread for people and in files: worker:1.
func ThreadName(proc string, id int) string { return fmt.Sprintf("%s:%d", proc, id) }

// proc is the proctype of thread id in s, or the empty string.
func (s *State) proc(id int) string {
	for i := range s.Threads {
		if s.Threads[i].ID == id {
			return s.Threads[i].Proc
		}
	}
	return ""
}

// qualified is the name of v that no other variable of any state has.
func (s *State) qualified(v *model.VarValue) string {
	if v.Thread < 0 {
		return v.Name
	}
	return ThreadName(s.proc(v.Thread), v.Thread) + "." + v.Name
}
