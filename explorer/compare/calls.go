package compare

import (
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// Class is what a step does to a call that may write to shared memory or may not, such as
// the one that wakes a sleeper.
type Class uint8

// The classes. Behind a step that skips, its call cannot come to a step that writes, as it
// could before. A call that never writes, in any run, skips where it is left.
const (
	Neither Class = iota
	Skips
	Writes // stores to a shared variable
)

// calls are the calls of an inline in a table of steps, and what a walk has learnt of
// them: at which control points their steps start, which the table does not say.
type calls struct {
	table []model.StepInfo
	of    []int          // the call of each step, from 1; 0 for none
	steps [][]int        // the steps of each call
	at    []map[int]bool // the control points at which each step starts
	taken []int          // how many transitions have the step
	names map[string]int // the calls
}

// Called says whether there is a call of the inline in a table of steps.
func Called(table []model.StepInfo, inline string) bool {
	return len(findCalls(table, inline).steps) > 1
}

func findCalls(table []model.StepInfo, inline string) *calls {
	c := &calls{table: table, of: make([]int, len(table)), steps: make([][]int, 1),
		at: make([]map[int]bool, len(table)), taken: make([]int, len(table)), names: make(map[string]int)}
	for i := range table {
		stack := table[i].Stack
		k := slices.IndexFunc(stack, func(f model.Frame) bool { return f.Name == inline })
		if k < 0 {
			continue
		}
		key := table[i].Proc + "\x00" + frames(stack[:k+1], nil)
		n, ok := c.names[key]
		if !ok {
			n = len(c.steps)
			c.names[key] = n
			c.steps = append(c.steps, nil)
		}
		c.of[i] = n
		c.steps[n] = append(c.steps[n], i)
		c.at[i] = make(map[int]bool)
	}
	return c
}

// classes sorts the steps by what was learnt.
func (c *calls) classes() []Class {
	class := make([]Class, len(c.table))
	for _, call := range c.steps[1:] {
		c.classify(call, class)
	}
	return class
}

// classify sorts the steps of one call. Control that is back at the point where the call
// begins has left it: there is a loop around the call.
func (c *calls) classify(call []int, class []Class) {
	inside, writes := make(map[int]bool), false
	for _, i := range call {
		for p := range c.at[i] {
			inside[p] = true
		}
		writes = writes || c.taken[i] > 0 && stores(&c.table[i])
	}
	may := inside // the points from which a step that writes can come
	if writes {
		may = c.reaching(call)
	}
	for _, i := range call {
		switch {
		case stores(&c.table[i]):
			class[i] = Writes
		case c.starts(i, may) && !c.leads(i, call, may):
			class[i] = Skips
		}
	}
}

// reaching are the control points of a call from which a step that writes can come.
func (c *calls) reaching(call []int) map[int]bool {
	may := make(map[int]bool)
	for n := -1; n < len(may); {
		n = len(may)
		for _, i := range call {
			if stores(&c.table[i]) || c.leads(i, call, may) {
				for p := range c.at[i] {
					may[p] = true
				}
			}
		}
	}
	return may
}

func (c *calls) starts(i int, points map[int]bool) bool {
	for p := range c.at[i] {
		if points[p] {
			return true
		}
	}
	return false
}

// leads says whether step i leads to one of the points, inside the call.
func (c *calls) leads(i int, call []int, points map[int]bool) bool {
	to := c.table[i].To
	return points[to] && !c.at[call[0]][to]
}

func stores(s *model.StepInfo) bool {
	return slices.ContainsFunc(s.Accesses, func(a model.Access) bool {
		return a.Kind == model.Store || a.Kind == model.ReadModifyWrite
	})
}
