package compare

import (
	"context"

	"github.com/aiocheck/aiocheck/model"
)

// Counts are the figures of the calls of an inline, over all states that can be reached.
type Counts struct {
	Complete bool   // every state was visited; if not, the figures are lower bounds
	Reason   string // why not Complete
	States   int
	Memory   int64
	// Skips and Writes are the numbers of distinct transitions, a state and the steps out of
	// it, that have a step of that class. Those that die of a fault do not count.
	Skips, Writes int
	Class         []Class // of every step of the table
}

// Count visits every state of a system, and counts the transitions that decide whether
// a call of the inline writes. The table describes the steps of the system.
func Count(ctx context.Context, sys model.System, d model.Describer, table []model.StepInfo, inline string, limits Limits) (*Counts, error) {
	c := &counter{calls: findCalls(table, inline), d: d, exp: sys.NewExpander()}
	first, fault, err := initial(sys)
	if err != nil {
		return nil, err
	}
	if fault != nil {
		return &Counts{Complete: true, Class: c.calls.classes()}, nil
	}
	if c.walk, err = newWalk(ctx, limits, "states", len(first)); err != nil {
		return nil, err
	}
	w := c.walk
	defer w.store.Close()
	w.add(first)
	w.flush(0)
	for s := w.state(); s != nil; s = w.state() {
		if c.expand(s); !w.ended() {
			w.flush(w.next - 1)
		}
	}
	if w.err != nil {
		return nil, w.err
	}
	return c.counts(), nil
}

// counter counts how often the steps of calls are taken, and learns where they start.
type counter struct {
	walk  *walk
	calls *calls
	d     model.Describer
	exp   model.Expander
	index int
	begun []model.Step // of the state under way: the steps of calls that a thread can begin with
}

func (c *counter) expand(s model.State) {
	c.index, c.begun = 0, c.begun[:0]
	c.exp.Expand(s, func(t *model.Transition) bool {
		if c.index++; !t.Dead {
			c.take(t.Steps)
			c.walk.add(t.To)
		}
		return !c.walk.interrupted(c.index)
	})
	if len(c.begun) == 0 {
		return
	}
	threads := c.d.Threads(s)
	for _, step := range c.begun {
		for i := range threads {
			if threads[i].ID == step.Thread() {
				c.calls.at[step.ID()][threads[i].At] = true
			}
		}
	}
}

// take counts the steps of a transition. A step starts where the one before it of its
// thread has led to.
func (c *counter) take(steps []model.Step) {
	for i, s := range steps {
		if c.calls.of[s.ID()] == 0 {
			continue
		}
		c.calls.taken[s.ID()]++
		k := i - 1
		for k >= 0 && steps[k].Thread() != s.Thread() {
			k--
		}
		if k < 0 {
			c.begun = append(c.begun, s)
		} else {
			c.calls.at[s.ID()][c.calls.table[steps[k].ID()].To] = true
		}
	}
}

func (c *counter) counts() *Counts {
	w := c.walk
	r := &Counts{Complete: w.reason == "", Reason: w.reason, States: int(w.met), Memory: w.store.Memory(),
		Class: c.calls.classes()}
	for i, class := range r.Class {
		switch class {
		case Skips:
			r.Skips += c.calls.taken[i]
		case Writes:
			r.Writes += c.calls.taken[i]
		}
	}
	return r
}
