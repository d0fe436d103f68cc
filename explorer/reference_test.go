package explorer

import (
	"github.com/aiocheck/aiocheck/model"
)

// reference decides a property of a toy in the plainest way there is: the
// whole product as a list of edges, and a breadth first search for every
// question. It shares no code with the search.
type reference struct {
	t    *toy
	p    model.Property
	fair bool

	states, transitions, depth int
	kinds                      map[model.FaultKind]int // shortest length by kind
}

type refEdge struct {
	to     int
	movers model.Threads
}

// refer computes the answer.
func refer(t *toy, p model.Property, fair bool) *reference {
	r := &reference{t: t, p: p, fair: fair, transitions: 1, kinds: make(map[model.FaultKind]int)}
	if p.Kind == model.Safety || p.Kind == model.Invariance {
		r.safety()
	} else {
		r.product()
	}
	return r
}

func (r *reference) found(kind model.FaultKind, length int) {
	if old, ok := r.kinds[kind]; !ok || length < old {
		r.kinds[kind] = length
	}
}

func (r *reference) safety() {
	dist := map[int]int{0: 0}
	queue := []int{0}
	for i := 0; i < len(queue); i++ {
		s := queue[i]
		r.depth = dist[s]
		for _, p := range r.p.Invariants {
			if f := r.t.failure(p, s); f != nil {
				r.found(f.Kind, dist[s])
			} else if !r.t.preds[p](s) {
				r.found(model.Invariant, dist[s])
			}
		}
		if r.p.Kind == model.Safety && len(r.t.out[s]) == 0 && r.t.bad[s] {
			r.found(model.InvalidEndState, dist[s])
		}
		for _, e := range r.t.out[s] {
			if r.p.Kind == model.Safety && e.fault != nil {
				r.found(e.fault.Kind, dist[s]+1)
			}
			if e.dead {
				continue
			}
			r.transitions++
			if _, ok := dist[e.to]; !ok {
				dist[e.to] = dist[s] + 1
				queue = append(queue, e.to)
			}
		}
	}
	r.states = len(queue)
}

// product explores pairs (s, q), numbered s*n + q.
func (r *reference) product() {
	a := r.p.Automaton
	switch r.p.Kind {
	case model.Acceptance, model.NonProgress:
		a = &model.Automaton{States: []model.AutomatonState{{Edges: []model.AutomatonEdge{{}}}}}
	}
	n := len(a.States)
	if a.States[a.Initial].End {
		r.found(model.ClaimCompleted, 0)
		r.states = 1
		return
	}
	letter := func(s int) (m uint64) {
		for i, p := range r.p.Atoms {
			if r.t.preds[p](s) {
				m |= 1 << i
			}
		}
		return m
	}
	broken := func(s int) bool {
		if r.p.Kind != model.Claim {
			return r.t.failure(r.p.Marked, s) != nil
		}
		for _, p := range r.p.Atoms {
			if r.t.failure(p, s) != nil {
				return true
			}
		}
		return false
	}
	edges := make(map[int][]refEdge)
	expanded, seen := make(map[int]bool), map[int]bool{0: true}
	dist := map[int]int{a.Initial: 0}
	queue := []int{a.Initial}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		s, q := v/n, v%n
		r.depth = dist[v]
		if broken(s) {
			r.found(model.RuntimeError, dist[v])
			continue
		}
		reach := func(to int, e refEdge) {
			seen[to/n] = true
			edges[v] = append(edges[v], e)
			if _, ok := dist[to]; !ok {
				dist[to] = dist[v] + 1
				queue = append(queue, to)
			}
		}
		for _, ae := range a.States[q].Edges {
			if m := letter(s); m&ae.Pos != ae.Pos || m&ae.Neg != 0 {
				continue
			}
			if a.States[ae.To].End {
				r.found(model.ClaimCompleted, dist[v])
				continue
			}
			if len(r.t.out[s]) == 0 {
				expanded[s] = true
				if r.p.Kind != model.NonProgress {
					reach(s*n+ae.To, refEdge{to: s*n + ae.To})
				}
			}
			for _, e := range r.t.out[s] {
				expanded[s] = true
				if !e.dead {
					t := model.Transition{Steps: e.steps}
					reach(e.to*n+ae.To, refEdge{e.to*n + ae.To, t.Movers()})
				}
			}
		}
	}
	r.states = len(seen)
	for s := range expanded {
		for _, e := range r.t.out[s] {
			if !e.dead {
				r.transitions++
			}
		}
	}
	r.lassos(n, a, edges, dist)
}

// lassos finds the length of the shortest lasso: for every node, the shortest
// cycle through it that does all duties, by a search over (node, duties done).
func (r *reference) lassos(n int, a *model.Automaton, edges map[int][]refEdge, dist map[int]int) {
	accepting := func(v int) bool {
		switch r.p.Kind {
		case model.Acceptance:
			return r.t.preds[r.p.Marked](v / n)
		case model.NonProgress:
			return true
		}
		return a.States[v%n].Accepting
	}
	in := func(v int) bool {
		return r.p.Kind != model.NonProgress || !r.t.preds[r.p.Marked](v/n)
	}
	node := func(v int) (duties int) {
		if accepting(v) {
			duties = 1
		}
		var enabled model.Threads
		for _, e := range r.t.out[v/n] {
			enabled.Add(e.steps[0].Thread())
		}
		for pid := range 4 {
			if !enabled.Has(pid*r.t.spread) || !r.fair {
				duties |= 2 << pid
			}
		}
		return duties
	}
	const all = 31
	for x, d := range dist {
		if !in(x) {
			continue
		}
		type key struct{ v, done int }
		start := key{x, node(x)}
		seen := map[key]int{start: 0}
		queue := []key{start}
	search:
		for i := 0; i < len(queue); i++ {
			from := queue[i]
			for _, e := range edges[from.v] {
				if !in(e.to) {
					continue
				}
				done := from.done | node(e.to)
				for pid := range 4 {
					if e.movers.Has(pid * r.t.spread) {
						done |= 2 << pid
					}
				}
				if e.to == x && done == all {
					total := d + seen[from] + 1
					kind := model.AcceptanceCycle
					if r.p.Kind == model.NonProgress {
						kind = model.NonProgressCycle
					}
					r.found(kind, total)
					break search
				}
				if to := (key{e.to, done}); seen[to] == 0 && to != start {
					seen[to] = seen[from] + 1
					queue = append(queue, to)
				}
			}
		}
	}
}
