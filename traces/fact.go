package traces

import (
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// facts adds to values in state number i where they come from.
func (e *explainer) facts(values []model.VarValue, i int) Facts {
	var out Facts
	for _, v := range values {
		if v.Value.Kind != model.ChanValue || ownsQueue(&v.Value) { // a rendezvous channel has no value
			out = append(out, e.fact(v, i))
		}
	}
	return out
}

func (e *explainer) fact(v model.VarValue, i int) Fact {
	f := Fact{VarValue: v, Since: -1, Later: -1}
	value, ok := e.t.States[i].lookup(v.Name, v.Thread)
	if !ok {
		return f
	}
	f.Known = true
	f.Since, f.Later = e.t.since(v.Name, v.Thread, i), e.t.later(v.Name, v.Thread, i)
	if v.Thread >= 0 && f.Since >= 0 {
		f.From = e.source(&e.t.Steps[f.Since], f.Since, value)
	}
	return f
}

// source is the shared variable that step number i gave its value to a local.
func (e *explainer) source(s *Step, i int, value *model.Value) []Fact {
	for _, a := range s.Info.Accesses {
		if a.Kind != model.Load && a.Kind != model.ReadModifyWrite {
			continue
		}
		name := e.t.States[i].element(a.Var, s.Thread())
		v, ok := e.t.States[i].lookup(name, -1)
		if ok && v.Kind == value.Kind && v.Kind != model.ChanValue && v.Int == value.Int {
			return []Fact{e.fact(model.VarValue{Name: name, Thread: -1, Value: *v}, i)}
		}
	}
	return nil
}

// lookup is the value of a variable in s.
func (s *State) lookup(name string, thread int) (*model.Value, bool) {
	for i := range s.Vars {
		if v := &s.Vars[i]; v.Thread == thread && v.Name == name {
			return &v.Value, true
		}
	}
	return nil, false
}

// named is the value of a name as a thread means it: a local, or else a global.
func (s *State) named(name string, thread int) (*model.Value, bool) {
	if v, ok := s.lookup(name, thread); ok {
		return v, true
	}
	return s.lookup(name, -1)
}

// element is a[2] for a[i], where i is 2.
func (s *State) element(name string, thread int) string {
	base, index, ok := strings.Cut(strings.TrimSuffix(name, "]"), "[")
	if !ok || strings.ContainsAny(index, "[.") {
		return name
	}
	if v, ok := s.named(index, thread); ok {
		return base + "[" + FormatValue(v) + "]"
	}
	return name
}

// same says that a variable has the same value in states i and k.
func (t *Trace) same(name string, thread, i, k int) bool {
	a, ok := t.States[i].lookup(name, thread)
	b, too := t.States[k].lookup(name, thread)
	return ok == too && (!ok || FormatValue(a) == FormatValue(b))
}

// since is the step that gave a variable the value that it has in state number i, -1
// if it had it from the start.
func (t *Trace) since(name string, thread, i int) int {
	for k := i - 1; k >= 0; k-- {
		if !t.same(name, thread, k, i) {
			return k
		}
	}
	return -1
}

// later is the first step behind state number i that changes a variable, -1 if none does.
func (t *Trace) later(name string, thread, i int) int {
	for k := i; k < len(t.Steps); k++ {
		if !t.same(name, thread, k+1, i) {
			return k
		}
	}
	return -1
}

// shared leaves the facts that other threads have a say in.
func (f Facts) shared() (out Facts) {
	for _, x := range f {
		if x.Thread < 0 || len(x.From) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// origin is the shared variable behind a fact.
func (f *Fact) origin() *Fact {
	if f.Thread >= 0 && len(f.From) > 0 {
		return &f.From[0]
	}
	return f
}

// only says that the facts are about nothing but what s stores to: a counter
// that has come to its end is no wake-up that was skipped.
func (f Facts) only(s *model.StepInfo) bool {
	for i := range f {
		about := false
		for _, a := range s.Accesses {
			about = about || a.Kind != model.Load && a.Var == f[i].origin().Name
		}
		if !about {
			return false
		}
	}
	return true
}
