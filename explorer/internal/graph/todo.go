package graph

import "github.com/aiocheck/aiocheck/model"

// todo is the duties that a walk through a component has still to do, for any
// number of threads.
type todo struct {
	c       *Components
	accept  bool
	threads model.Threads
	// what the last edge that helps does
	accepts bool
	struck  model.Threads
}

func newTodo(c *Components, d *duties, v Node) *todo {
	t := &todo{c: c, accept: true}
	for _, pid := range d.threads {
		t.threads.Add(pid)
	}
	t.accepts = c.p.Accepting(v)
	t.struck = t.idle(v)
	t.strike()
	return t
}

func (t *todo) empty() bool { return !t.accept && t.threads.Empty() }

// idle is the threads that are disabled in v.
func (t *todo) idle(v Node) (idle model.Threads) {
	for i, word := range t.c.p.Sets.At(t.c.p.enabled(v)) {
		idle[i] = ^word
	}
	return idle
}

// helps says whether an edge, with the node it leads to, does a duty.
func (t *todo) helps(m move) bool {
	t.accepts = t.c.p.Accepting(m.to)
	t.struck = t.idle(m.to)
	t.struck.Union(t.c.p.Sets.At(m.movers))
	if t.accept && t.accepts {
		return true
	}
	for i, word := range t.threads {
		if word&t.struck[i] != 0 {
			return true
		}
	}
	return false
}

// strike takes what the last edge does off the list.
func (t *todo) strike() {
	t.accept = t.accept && !t.accepts
	for i := range t.threads {
		t.threads[i] &^= t.struck[i]
	}
}
