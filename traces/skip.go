package traces

import "github.com/aiocheck/aiocheck/model"

// maxChain bounds how far an explanation goes back from one skipped wake-up to the next.
const maxChain = 3

// skipped looks for the last point at which another thread came by what w waits for and
// left it out, and then for what whoever had caused that left out itself.
func (e *explainer) skipped(w *Wait) {
	for i := len(e.t.Steps) - 1; i >= 0; i-- {
		s, ok := e.skip(i, w)
		if !ok {
			continue
		}
		e.add(s)
		for range maxChain - 1 {
			if s, ok = e.before(&s, w); !ok || !e.add(s) {
				return
			}
		}
		return
	}
}

// add appends a skip that is not there yet.
func (e *explainer) add(s Skip) bool {
	for i := range e.out.Skips {
		if e.out.Skips[i].Step == s.Step {
			return false
		}
	}
	e.out.Skips = append(e.out.Skips, s)
	return true
}

// before is what the thread that caused a skip left out in its turn, after it had
// made the value that was in the way.
func (e *explainer) before(s *Skip, w *Wait) (Skip, bool) {
	for k := range s.Facts {
		o := s.Facts[k].origin()
		if o.Since < 0 {
			continue
		}
		thread := e.t.Steps[o.Since].Thread()
		if thread == w.Thread {
			continue
		}
		for i := o.Since + 1; i < s.Step; i++ {
			if e.t.Steps[i].Thread() != thread {
				continue
			}
			if out, ok := e.skip(i, w); ok {
				return out, true
			}
		}
	}
	return Skip{}, false
}

// skip says whether step number i passed by an option that would have led to what w waits for.
func (e *explainer) skip(i int, w *Wait) (Skip, bool) {
	s := &e.t.Steps[i]
	if s.Thread() == w.Thread || s.Thread() == model.ClaimThread {
		return Skip{}, false
	}
	options := e.m.Options(e.states[i], s.Thread())
	if len(options) < 2 {
		return Skip{}, false
	}
	for _, o := range options {
		if o.Step == s.Step || !o.Cond || o.Holds {
			continue
		}
		facts := e.facts(o.Because, i).shared()
		if len(facts) == 0 {
			continue
		}
		for _, store := range e.m.Skipped(e.states[i], s.Step, o.Step) {
			info := e.d.Describe(store)
			if !facts.only(&info) && e.m.Helps(e.states[len(e.states)-1], store, w.Thread) {
				return Skip{Step: i, Option: o, Facts: facts, Store: info, Waiting: w.Thread}, true
			}
		}
	}
	return Skip{}, false
}
