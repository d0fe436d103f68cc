package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/aiocheck/aiocheck/explorer/compare"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
	"github.com/aiocheck/aiocheck/traces"
)

// comparison is what the walk over both sides has come to.
type comparison struct {
	*compare.Result
	places []*difference // the differences
}

// difference is where two sides decide differently, as people read it.
type difference struct {
	kind   compare.Kind
	steps  int // before
	thread string
	turns  [2]turn
	trace  *traces.Trace // the way there, on the left side
	err    error         // why there is no trace
}

// turn is what one side can do where they differ, and the other cannot.
type turn struct {
	stuck string     // why it has nothing, if so
	moves [][]action // what the thread can do here only
	reads []string   // the values that decide: x = 1
}

// action is a step.
type action struct {
	verb, text string
	at         model.Position
}

// tell describes a difference.
func tell(found *compare.Difference, sides [2]*side) *difference {
	d := &difference{kind: found.Kind, steps: len(found.Left.Moves)}
	branches := [2]*compare.Branch{&found.Left, &found.Right}
	thread := found.Thread
	if thread >= 0 {
		d.thread = sides[0].threadName(branches[0].State, thread)
	}
	for i, s := range sides {
		d.turns[i] = s.turn(branches[i], thread)
	}
	if thread < 0 {
		return d
	}
	// The guard of the one side is at a place of the other as well: its values decide there.
	places := make(map[compare.Place]bool)
	for i, s := range sides {
		s.decisive(branches[i], thread, places)
	}
	for i, s := range sides {
		d.turns[i].reads = s.reads(branches[i].State, places)
	}
	d.trace, d.err = traces.Build(sides[0].Program, sides[0].Program,
		traces.Path{Moves: found.Left.Moves, Loop: -1}, sides[0].meta())
	return d
}

func (s *side) threadName(state model.State, id int) string {
	for _, t := range s.Threads(state) {
		if t.ID == id {
			return traces.ThreadName(t.Proc, id)
		}
	}
	return fmt.Sprint(id)
}

// turn describes what a thread can do on this side only.
func (s *side) turn(b *compare.Branch, thread int) (t turn) {
	for _, m := range b.Only {
		if len(m.Steps) == 0 {
			t.moves = append(t.moves, []action{{verb: "fails before its first step", text: m.Fault.Message}})
		}
		if len(m.Steps) > 0 && m.Steps[0].Thread() == thread {
			t.moves = append(t.moves, s.actions(m))
		}
	}
	if len(t.moves) > 0 {
		return t
	}
	t.stuck = "has no step of its own"
	if thread >= 0 && !s.canMove(b.State, thread) {
		t.stuck = "is blocked"
	}
	return t
}

func (s *side) canMove(state model.State, thread int) bool {
	e := s.NewExpander().Expand(state, func(*model.Transition) bool { return true })
	return e.Enabled.Has(thread)
}

// actions describes a transition, a step each.
func (s *side) actions(m compare.Move) (out []action) {
	for _, step := range m.Steps {
		info := &s.table[step.ID()]
		verb := [...]string{compare.Neither: "takes", compare.Skips: "skips", compare.Writes: "writes"}[s.classOf(step)]
		out = append(out, action{verb, info.Text, info.Pos})
	}
	if m.Fault != nil {
		last := &out[len(out)-1]
		last.text += "  !!! " + m.Fault.Message
	}
	return out
}

// decisive adds the places of the steps with which a thread can begin on this side only.
func (s *side) decisive(b *compare.Branch, thread int, places map[compare.Place]bool) {
	for _, m := range b.Only {
		if len(m.Steps) > 0 && m.Steps[0].Thread() == thread {
			places[s.placeOf(m.Steps[0])] = true
		}
	}
}

// reads are the values of the shared variables that the statements at the places read.
func (s *side) reads(state model.State, places map[compare.Place]bool) (out []string) {
	var names []string
	for k := range s.table {
		if !places[s.places[k]] {
			continue
		}
		for _, a := range s.table[k].Accesses {
			if (a.Kind == model.Load || a.Kind == model.ReadModifyWrite) && !slices.Contains(names, a.Var) {
				names = append(names, a.Var)
			}
		}
	}
	vars := s.Vars(state)
	for _, name := range names {
		if inline, ok := strings.CutPrefix(name, "in("); ok {
			out = append(out, name+": "+s.inside(strings.TrimSuffix(inline, ")"), state))
			continue
		}
		out = append(out, values(name, vars)...)
	}
	return out
}

// values is the value of a variable; of an element of an array whose index is not known
// here, those of all elements.
func values(name string, vars []model.VarValue) (out []string) {
	base, _, _ := strings.Cut(name, "[")
	exact := slices.ContainsFunc(vars, func(v model.VarValue) bool { return v.Thread < 0 && v.Name == name })
	for i := range vars {
		v := &vars[i]
		if v.Thread < 0 && (v.Name == name || !exact && strings.HasPrefix(v.Name, base+"[")) {
			out = append(out, v.Name+" = "+traces.FormatValue(&v.Value))
		}
	}
	return out
}

// inside lists the threads that stand in a call of an inline.
func (s *side) inside(inline string, state model.State) string {
	var names []string
	for _, t := range s.Threads(state) {
		yes, err := s.holds(fmt.Sprintf("in(%d, %s)", t.ID, inline), state)
		if err != nil {
			return "not known"
		}
		if yes {
			names = append(names, traces.ThreadName(t.Proc, t.ID))
		}
	}
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}

// holds evaluates a formula in a state. It is an invariant of the spec read once more, which
// has the same states: nothing but variables and places of control is asked for.
func (s *side) holds(formula string, state model.State) (bool, error) {
	p, err := promela.Load(s.file, promela.Options{Defines: s.defines, ReadFile: func(file string) ([]byte, error) {
		return []byte(strings.Join(s.Source(file), "\n")), nil
	}})
	if err != nil {
		return false, err
	}
	prop, err := p.Invariant("aiocheck_compare", formula)
	if err != nil {
		return false, err
	}
	if len(prop.Invariants) != 1 {
		return false, fmt.Errorf("%s is no formula over one state", formula)
	}
	return p.NewExpander().Eval(prop.Invariants[0], state)
}
