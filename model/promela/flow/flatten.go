package flow

// flatten dissolves the structures: a control point gets the edges of every
// statement that can be the first of what starts there. Labels that stand in between,
// where control now never comes to stand, move to where the edge leads.
func (l *layout) flatten() {
	l.choices()
	l.pull()
	l.unlessEdges()
	// A place behind a selection that is a valid end makes the point behind it one.
	for i := range l.raw {
		p := &l.raw[i]
		if p.labels&endMark != 0 && len(p.edges) == 1 && p.e != nil && p.e.kind == dot && p.edges[0].To != 0 {
			l.raw[p.edges[0].To].labels |= endMark
		}
	}
}

// choices flattens structures that start with structures.
func (l *layout) choices() {
	for again := true; again && !l.failed; {
		again = false
		for i := range l.raw {
			p := &l.raw[i]
			if !p.shape || !l.nested(p) {
				continue
			}
			var subs []int
			for _, s := range p.subs {
				q := &l.raw[s]
				if !q.shape {
					subs = append(subs, s)
					continue
				}
				for _, t := range q.subs {
					l.raw[t].labels |= q.labels
					subs = append(subs, t)
				}
				again = true
			}
			p.subs = subs
			if len(subs) > 1<<12 {
				l.confused(p.e)
				return
			}
		}
	}
}

func (l *layout) nested(p *point) bool {
	for _, s := range p.subs {
		if l.raw[s].shape {
			return true
		}
	}
	return false
}

// pull gives each structure the edges of what it can start with.
func (l *layout) pull() {
	for i := range l.raw {
		p := &l.raw[i]
		if !p.shape {
			continue
		}
		for _, s := range p.subs {
			q := &l.raw[s]
			for k, e := range q.edges {
				p.edges = append(p.edges, e)
				p.escapes = append(p.escapes, q.escapes[k])
				l.raw[e.To].labels |= q.labels
			}
		}
	}
}

// unlessEdges puts the edges of unless clauses in front, those of the outermost
// clause first.
func (l *layout) unlessEdges() {
	for i := range l.raw {
		p := &l.raw[i]
		list := p.edges
		for k := range p.edges {
			esc := p.escapes[k]
			for j := len(esc) - 1; j >= 0; j-- {
				for _, e := range l.raw[esc[j]].edges {
					if !has(list, e.Node) {
						e.Escape = esc[j]
						list = append([]Edge{e}, list...)
					}
				}
			}
		}
		p.edges = list
	}
}

func has(list []Edge, n *Node) bool {
	for _, e := range list {
		if e.Node == n {
			return true
		}
	}
	return false
}
