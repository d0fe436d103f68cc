package explorer

import (
	"github.com/aiocheck/aiocheck/explorer/internal/graph"
	"github.com/aiocheck/aiocheck/explorer/internal/store"
	"github.com/aiocheck/aiocheck/model"
)

// dealCycles takes the state under way one move on, for the automaton states
// that it has newly been met with. It is expanded when first one of them is
// alive in it; afterwards they go along the stored edges.
func (w *worker) dealCycles(num uint64) error {
	s, g := w.s, w.s.graph
	s.store.Enter()
	side := s.store.Side(num)
	g.Take(side, w.set, s.takeAt)
	letter, known := graph.Letter(side)
	s.store.Leave()
	if !known {
		var ok bool
		var err error
		if letter, ok, err = w.letter(num); err != nil || !ok {
			return err
		}
	}
	at := len(w.images)
	for range w.set {
		w.images = append(w.images, 0)
	}
	image := w.images[at:]
	g.Auto.Image(image, w.set, letter)
	if g.Auto.Ends(image) {
		w.report(candidate{kind: model.ClaimCompleted, length: s.level, index: -1,
			message: "the claim has reached its end"})
	}
	if s.canDoom && g.Auto.AnyUniversal(w.set) {
		w.doom()
	}
	alive := false
	for _, word := range image {
		alive = alive || word != 0
	}
	s.store.Enter()
	side = s.store.Side(num)
	if !known {
		graph.SetLetter(side, letter)
	}
	expanded := graph.Expanded(side)
	if alive && expanded {
		w.propagate(num, side, image)
	}
	s.store.Leave()
	if !alive || expanded {
		w.images = w.images[:at]
		return nil
	}
	e := w.expand()
	e.Enabled[model.ClaimThread>>6] &^= 1 << (model.ClaimThread & 63)
	class := graph.Class(0)
	if s.opt.Fairness {
		class = w.cache.Class(e.Enabled)
	}
	w.sources = append(w.sources, source{num: num, head: graph.NewHead(w.moves, e.Moves == 0, class)})
	return nil
}

// letter evaluates the atoms in the state under way. It fails to (ok is false)
// where the program is at fault, which is reported.
func (w *worker) letter(num uint64) (letter uint64, ok bool, err error) {
	atoms, one := w.s.prop.Atoms, [1]int{w.s.prop.Marked}
	if w.s.prop.Automaton == nil || w.s.prop.Kind != model.Claim {
		atoms = one[:]
	}
	for i, p := range atoms {
		holds, err := w.exp.Eval(p, w.state)
		if err != nil {
			return 0, false, w.evalFailed(err)
		}
		if holds {
			letter |= 1 << i
		}
	}
	return letter, true, nil
}

// propagate passes automaton states on along the edges of an expanded state.
func (w *worker) propagate(num uint64, side, image []uint64) {
	g := w.s.graph
	list, at := g.EdgesOf(side)
	head := graph.Head(list.At(at))
	for i := range uint64(head.Count()) {
		w.meet(graph.Edge(list.At(at+1+i)).To(), image)
	}
	if head.Count() == 0 && head.Stutter() && g.Stutters {
		w.meet(num, image)
	}
}

// meet adds automaton states to those that a state is met with.
func (w *worker) meet(num uint64, image []uint64) {
	if w.s.graph.Meet(w.s.store.Side(num), image, w.s.meetAt) {
		w.next = store.Append(w.next, num)
	}
}

// link writes down the edges of the states in the batch, whose targets are
// known now, and passes on their automaton states.
func (w *worker) link() {
	s, g := w.s, w.s.graph
	words := g.Auto.Words
	s.store.Enter()
	w.warm += g.Touch(w.writer.Num)
	next := 0
	for i, src := range w.sources {
		image := w.images[i*words : (i+1)*words]
		at := w.edges.Push(uint64(src.head))
		for range src.head.Count() {
			to := w.writer.Num[next]
			w.edges.Push(uint64(graph.NewEdge(to, w.classes[next])))
			w.meet(to, image)
			next++
		}
		if src.head.Stutter() && g.Stutters {
			w.meet(src.num, image)
		}
		graph.SetEdges(s.store.Side(src.num), w.number, at)
	}
	s.store.Leave()
	w.sources, w.images, w.classes = w.sources[:0], w.images[:0], w.classes[:0]
	w.writer.Fresh = w.writer.Fresh[:0]
}
