package ltl

// The bounds of delayed simulation.
const (
	delayedStates = 128
	delayedWork   = 10_000_000
)

// delayed merges the states of a graph with one mark, on states, that simulate each other with
// delay: where one meets a marked state the other must meet one then or later (Etessami, Wilke,
// Schuller, ICALP 2001). It merges more than simulation; but it says nothing about edges, which may
// not be pruned by it. It says whether it merged any.
func (g *graph) delayed() bool {
	if len(g.states) > delayedStates {
		return false
	}
	d := &delay{graph: g, n: len(g.states)}
	win, ok := d.solve()
	if !ok {
		return false
	}
	r := newRelation(d.n)
	for q := range g.states {
		for p := range g.states {
			r.set(q, p, win[d.position(q, p, d.owes(q, p, false))])
		}
	}
	return g.quotient(r)
}

// delay is the simulation game. In position (q, p, owing) the challenger moves from q on a letter,
// the answering player from p on the same letter. Owing says that q has been marked and p has not
// since; the answering player loses who owes for ever.
type delay struct {
	*graph
	n    int
	work int
}

func (d *delay) position(q, p int, owing bool) int {
	i := 2 * (q*d.n + p)
	if owing {
		i++
	}
	return i
}

// owes is the debt on entering (q, p).
func (d *delay) owes(q, p int, before bool) bool {
	return d.states[p].mark == 0 && (before || d.states[q].mark != 0)
}

// solve computes the positions from which the answering player meets free positions infinitely
// often: the greatest set win such that from each of its positions he can come, within win, to a
// free one. It fails if that is too much work.
func (d *delay) solve() (win []bool, ok bool) {
	win = make([]bool, 2*d.n*d.n)
	for i := range win {
		win[i] = true
	}
	for {
		next, ok := d.towards(win)
		if !ok {
			return nil, false
		}
		same := true
		for i := range win {
			same = same && win[i] == next[i]
		}
		if same {
			return win, true
		}
		win = next
	}
}

// towards is the least set of positions that have an answer into win if they are free, or an answer
// into the set itself.
func (d *delay) towards(win []bool) ([]bool, bool) {
	set := make([]bool, len(win))
	for changed := true; changed; {
		changed = false
		for i := range set {
			if set[i] || !win[i] {
				continue
			}
			owing, q, p := i&1 == 1, i/2/d.n, i/2%d.n
			if d.work += 1 + len(d.states[q].out)*len(d.states[p].out); d.work > delayedWork {
				return nil, false
			}
			if !owing && d.answers(q, p, false, win) || d.answers(q, p, owing, set) {
				set[i], changed = true, true
			}
		}
	}
	return set, true
}

func (d *delay) answers(q, p int, owing bool, into []bool) bool {
	for _, e := range d.states[q].out {
		var cubes []cube
		for _, f := range d.states[p].out {
			if into[d.position(e.to, f.to, d.owes(e.to, f.to, owing))] {
				cubes = append(cubes, f.cube)
			}
		}
		if !e.covered(cubes) {
			return false
		}
	}
	return true
}
