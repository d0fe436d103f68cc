package traces

import "github.com/aiocheck/aiocheck/model"

// call is one call of an inline in a run.
type call struct {
	frame  model.Frame
	caller *call // nil for one from the body of the process
	thread int
	depth  int
	first  int  // its first step
	steps  int  // how many it takes, with those of the calls inside
	stands bool // the run ends with the thread inside
}

// primitive says that a call is a mere statement with a name, as a lock or a
// fence: it is part of its caller.
func (c *call) primitive() bool { return c.caller != nil && c.steps == 1 && !c.stands }

// function is the call that stands for c: the innermost that is more than a statement.
func (c *call) function() *call {
	for c != nil && c.primitive() {
		c = c.caller
	}
	return c
}

// calls finds the innermost call around every step, nil outside of any. Where a call ends
// and the same one follows without a step between, the two are taken for one.
func (t *Trace) calls() []*call {
	out := make([]*call, len(t.Steps))
	open := make(map[int][]*call) // by thread
	for i := range t.Steps {
		s := &t.Steps[i]
		stack := open[s.Thread()]
		n := 0
		for n < len(stack) && n < len(s.Info.Stack) && stack[n].frame.Same(&s.Info.Stack[n]) {
			n++
		}
		stack = stack[:n:n]
		for ; n < len(s.Info.Stack); n++ {
			c := &call{frame: s.Info.Stack[n], thread: s.Thread(), depth: n, first: i}
			if n > 0 {
				c.caller = stack[n-1]
			}
			stack = append(stack, c)
		}
		for _, c := range stack {
			c.steps++
		}
		open[s.Thread()] = stack
		if n > 0 {
			out[i] = stack[n-1]
		}
	}
	for thread, stack := range open {
		for _, c := range stack {
			c.stands = !t.ended(thread)
		}
	}
	return out
}

// ended says that a thread is at its end in the last state, or gone.
func (t *Trace) ended(thread int) bool {
	for _, info := range t.Last().Threads {
		if info.ID == thread {
			return info.Text == threadEnd
		}
	}
	return true
}
