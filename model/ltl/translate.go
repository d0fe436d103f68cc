package ltl

// Translate gives a Büchi automaton that accepts exactly the words that satisfy f. Its size is what
// counts; the package documentation says how it is kept small. The error wraps ErrMalformed if f is
// not a formula and ErrTooLarge if a bound is passed: 100 000 states, 1 000 000 edges or 20 000 edges
// of one state while building, a bound on the steps of building, or 64 untils that matter to one
// part of the automaton.
func Translate(f *Formula) (*Automaton, error) {
	order, err := f.postorder()
	if err != nil {
		return nil, err
	}
	t := newTable()
	root := t.add(order)
	g, err := t.build(root, defaultLimits)
	if err != nil {
		return nil, err
	}
	// Of equal size the deterministic automaton is better: it makes no choices in a product.
	worthIt := func(w *graph) bool { return len(w.states) <= len(g.states) }
	negation := func() (*graph, error) { return t.build(t.not(root), sideLimits) }
	if w := g.weakDeterministic(worthIt, negation); w != nil {
		g = w
	} else {
		g.finish()
	}
	return g.automaton(), nil
}

// variantStates is the size up to which several ways to degeneralise are tried.
const variantStates = 256

// build gives the smallest graph found for f, with one mark, on states.
func (t *table) build(f term, l limits) (*graph, error) {
	start, err := buildTableau(t, f, l)
	if err != nil {
		return nil, err
	}
	start.trim()
	if len(start.states) > variantStates {
		start.reduce(true)
		best := start.degeneralise()
		best.reduceStates(true)
		return best, nil
	}
	// No choice of marks is best for all formulas.
	var best *graph
	for _, saturate := range []bool{true, false} {
		g := start.clone()
		g.reduce(saturate)
		for _, saturate := range []bool{true, false} {
			h := g.degeneralise()
			h.reduceStates(saturate)
			if best == nil || h.smaller(best) {
				best = h
			}
		}
	}
	return best, nil
}

func (g *graph) smaller(h *graph) bool {
	if len(g.states) != len(h.states) {
		return len(g.states) < len(h.states)
	}
	return g.edges() < h.edges()
}

// reduceStates is reduce for a graph with one mark, on states, where delayed simulation helps too.
func (g *graph) reduceStates(saturate bool) {
	g.reduce(saturate)
	for g.delayed() {
		g.reduce(saturate)
	}
}

// finish makes the last touches, which would be in the way of simulation.
func (g *graph) finish() {
	g.clean(false)
	if r := g.simulation(nil); r != nil {
		g.sharpen(r)
	}
}
