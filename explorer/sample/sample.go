// Package sample runs random schedules of a system and counts how many of them end in a violation:
// what testing would see of a race, where a search proves that it is there.
package sample

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/aiocheck/aiocheck/model"
)

// Options say how to sample.
type Options struct {
	Runs int
	Seed uint64 // the same seed, the same runs
	// Depth is the bug depth d of PCT: Burckhardt et al., "A Randomized Scheduler with Probabilistic
	// Guarantees of Finding Bugs" (ASPLOS 2010). The threads have random priorities, the first enabled one
	// runs, and at d-1 random steps the thread that runs drops below all others. 0 is no PCT: every
	// transition is as likely as any other.
	Depth int
	// Steps bounds the transitions of a run; a run that is cut is no hit.
	Steps int
}

// Result is what was seen.
type Result struct {
	Runs, Hits, Cut int
	Transitions     int // of all runs
}

// Rate is the share of runs that hit, with the bounds of its 95 % confidence interval (Wilson, "Probable
// inference", JASA 1927).
func (r Result) Rate() (rate, low, high float64) {
	if r.Runs == 0 {
		return 0, 0, 1
	}
	const z = 1.959964
	n, p := float64(r.Runs), float64(r.Hits)/float64(r.Runs)
	mid := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return p, max(0, mid-half), min(1, mid+half)
}

// Run samples sys until ctx ends or the runs are done. A hit is a fault, or an invalid end state.
func Run(ctx context.Context, sys model.System, o Options) (Result, error) {
	var r Result
	first, err := sys.Initial()
	var fault *model.Fault
	if errors.As(err, &fault) {
		return Result{Runs: o.Runs, Hits: o.Runs}, nil
	}
	if err != nil {
		return r, err
	}
	w := &walker{x: sys.NewExpander(), o: o}
	w.sink = w.see
	length := o.Steps // of a run, as far as is known: where PCT puts its changes
	for r.Runs < o.Runs && ctx.Err() == nil {
		w.rng = rand.New(rand.NewPCG(o.Seed, uint64(r.Runs)))
		w.begin(first, length)
		hit, cut := w.run()
		r.Runs++
		r.Transitions += w.steps
		if hit {
			r.Hits++
		}
		if cut {
			r.Cut++
		}
		if r.Runs == 1 || w.steps > length {
			length = max(1, w.steps)
		}
	}
	return r, nil
}

// walker makes one run at a time.
type walker struct {
	x     model.Expander
	o     Options
	rng   *rand.Rand
	state model.State
	steps int
	prio  [model.ClaimThread + 1]float64 // of a thread, once it was met; 0 before
	drops []int                          // the steps at which the running thread drops, any order

	sink  func(*model.Transition) bool
	met   int // transitions that compete for being the next
	best  float64
	to    model.State
	mover int
	fault bool
}

func (w *walker) begin(first model.State, length int) {
	w.state = append(w.state[:0], first...)
	w.steps = 0
	w.prio = [model.ClaimThread + 1]float64{}
	w.drops = w.drops[:0]
	for range w.o.Depth - 1 {
		w.drops = append(w.drops, 1+w.rng.IntN(max(1, length)))
	}
}

func (w *walker) run() (hit, cut bool) {
	for w.o.Steps == 0 || w.steps < w.o.Steps {
		w.met, w.best = 0, -1
		sum := w.x.Expand(w.state, w.sink)
		if w.met == 0 {
			return sum.Moves == 0 && sum.InvalidEnd, false
		}
		if w.fault {
			w.steps++
			return true, false
		}
		w.state, w.to = w.to, w.state
		w.steps++
		w.drop()
	}
	return false, true
}

// see lets a transition compete: the thread of the highest priority wins, and among its transitions (all of
// them, without PCT) each is as likely as the others.
func (w *walker) see(t *model.Transition) bool {
	prio := 0.0
	if w.o.Depth > 0 {
		prio = w.priority(t.Initiator())
	}
	switch {
	case prio > w.best:
		w.best, w.met = prio, 1
	case prio < w.best:
		return true
	default:
		if w.met++; w.rng.IntN(w.met) != 0 {
			return true
		}
	}
	w.to = append(w.to[:0], t.To...)
	w.mover, w.fault = t.Initiator(), t.Fault != nil
	return true
}

// priority is that of a thread: a random one from 1 to 2 when it is first met.
func (w *walker) priority(thread int) float64 {
	if w.prio[thread] == 0 {
		w.prio[thread] = 1 + w.rng.Float64()
	}
	return w.prio[thread]
}

// drop puts the thread that has just moved below all others, if this is a step to do so; a later
// drop goes below an earlier one.
func (w *walker) drop() {
	if slices.Contains(w.drops, w.steps) {
		w.prio[w.mover] = 1 / float64(1+w.steps)
	}
}
