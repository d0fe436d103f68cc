package vm

import (
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// traceClaim is a trace or notrace assertion: an automaton over the sends and receives
// on the channels that it names. It is a part of the plain system: its
// control point stands in the vector.
type traceClaim struct {
	negated     bool
	end         int
	points      [][]traceEdge
	sent, taken []expr // the channels in its scope
}

type traceEdge struct {
	any   bool // no event: an unconditional way on
	send  bool
	ch    expr
	match []expr
	to    int
}

func (c *compiler) trace(b *flow.Body) *traceClaim {
	t := &traceClaim{negated: b.Negated, points: make([][]traceEdge, len(b.Points)), end: b.End}
	seen := map[*flow.Node]bool{}
	for i, p := range b.Points {
		for _, e := range p.Out {
			te := traceEdge{to: e.To}
			switch s := e.Node.Stmt.(type) {
			case *sema.Send:
				te.send, te.ch = true, c.expr(s.Chan)
				for _, a := range s.Args {
					te.match = append(te.match, c.traceArg(a))
				}
				if !seen[e.Node] {
					t.sent = append(t.sent, te.ch)
				}
			case *sema.Recv:
				te.ch = c.expr(s.Chan)
				for _, a := range s.Args {
					if a.Match == nil {
						te.match = append(te.match, nil)
					} else {
						te.match = append(te.match, c.expr(a.Match))
					}
				}
				if !seen[e.Node] {
					t.taken = append(t.taken, te.ch)
				}
			default:
				te.any = true
			}
			seen[e.Node] = true
			t.points[i] = append(t.points[i], te)
		}
	}
	return t
}

// traceArg is a field that an event has to have; only constants are compared.
func (c *compiler) traceArg(x sema.Expr) expr {
	if k, ok := x.(*sema.Const); ok {
		return c.expr(k)
	}
	return nil
}

// event tells the trace assertion of a send (the message is in the channel) or a receive
// (it still is).
func (m *machine) event(send bool, id int32) {
	t := m.p.trace
	if t == nil || m.probing || !t.inScope(m, send, id) {
		return
	}
	sh := &m.p.shape
	at := get(m.v, sh.traceOff, 2)
	if at == t.end && t.negated {
		return
	}
	q, _ := m.queue(id)
	to := -1 // there is to be no event behind the last
	if at != t.end {
		to = t.follow(m, at, send, id, &q, 0)
	}
	switch {
	case to < 0 && t.negated:
		put(m.v, sh.traceOff, 2, t.end) // only the first mismatch counts
	case to < 0:
		m.violated("trace assertion violated: no matching event")
	default:
		put(m.v, sh.traceOff, 2, to)
		if t.negated && to == t.end {
			m.violated("notrace assertion violated: all events matched")
		}
	}
}

func (m *machine) violated(msg string) {
	if m.fault == nil {
		m.fault = &model.Fault{Kind: model.Assertion, Message: msg}
	}
}

func (t *traceClaim) inScope(m *machine, send bool, id int32) bool {
	list := t.taken
	if send {
		list = t.sent
	}
	for _, ch := range list {
		if ch(m) == id {
			return true
		}
	}
	return false
}

// follow is the point after the event, -1 if none of the edges at a point matches.
func (t *traceClaim) follow(m *machine, at int, send bool, id int32, q *queue, depth int) int {
	for _, e := range t.points[at] {
		if e.any {
			if depth < len(t.points) {
				if to := t.follow(m, e.to, send, id, q, depth+1); to >= 0 {
					return to
				}
			}
			continue
		}
		if e.send == send && e.ch(m) == id && m.eventMatches(q, send, e.match) {
			return e.to
		}
	}
	return -1
}

func (m *machine) eventMatches(q *queue, send bool, match []expr) bool {
	if q.typ.Cap == 0 {
		return m.takes(match)
	}
	slot := 0
	if send {
		slot = m.qlen(q) - 1
	}
	return m.matches(q, slot, match)
}
