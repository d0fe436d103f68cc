package vm

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// A channel frame: tag, number of messages, slots, the oldest message first.

// queue is a channel of the configuration that is being worked on.
type queue struct {
	typ  *sema.ChanType
	off  int // of the frame
	lenW int
	base int // of the first slot
}

// queue finds channel number id; ok is false after a fault.
func (m *machine) queue(id int32) (q queue, ok bool) {
	off := m.channel(id)
	if off < 0 {
		return q, false
	}
	f := m.chanFrame(off)
	return queue{f.ch, off, f.ch.LenSize(), off + f.msgs}, true
}

func (m *machine) qlen(q *queue) int { return get(m.v, q.off+m.p.shape.tagW, q.lenW) }

func (m *machine) setLen(q *queue, n int) { put(m.v, q.off+m.p.shape.tagW, q.lenW, n) }

// field reads a field of the message in a slot.
func (m *machine) field(q *queue, slot, i int) int32 {
	return load(m.v, q.base+slot*q.typ.Slot+q.typ.Offs[i], q.typ.Fields[i])
}

func (m *machine) setField(q *queue, slot, i int, x int32) {
	if store(m.v, q.base+slot*q.typ.Slot+q.typ.Offs[i], q.typ.Fields[i], x) {
		m.truncated = true
	}
}

// full says whether a send would block. A rendezvous channel is never full: whether
// somebody takes the message shows afterwards.
func (m *machine) full(q *queue) bool { return q.typ.Cap > 0 && m.qlen(q) >= q.typ.Cap }

func (c *compiler) chanTest(x *sema.ChanTest) expr {
	ch := c.expr(x.Chan)
	test := func(f func(m *machine, q *queue, offer bool) int32) expr {
		return func(m *machine) int32 {
			id := ch(m)
			q, ok := m.queue(id)
			if !ok {
				return 0
			}
			return f(m, &q, m.rv == id)
		}
	}
	// A message on offer can be seen by those who could take it.
	length := func(m *machine, q *queue, offer bool) int32 { return int32(m.qlen(q)) + truth(offer) }
	switch x.Op {
	case ast.Len:
		return test(length)
	case ast.Empty:
		return test(func(m *machine, q *queue, offer bool) int32 { return truth(length(m, q, offer) == 0) })
	case ast.Nempty:
		return test(func(m *machine, q *queue, offer bool) int32 { return truth(length(m, q, offer) > 0) })
	case ast.Full:
		return test(func(m *machine, q *queue, offer bool) int32 { return truth(offer || m.full(q)) })
	}
	return test(func(m *machine, q *queue, offer bool) int32 { return truth(!offer && !m.full(q)) })
}

// poll is c?[..]: never true of a rendezvous channel.
func (c *compiler) poll(x *sema.Poll) expr {
	ch := c.expr(x.Chan)
	match := c.exprs(x.Match)
	random := x.Random
	return func(m *machine) int32 {
		q, ok := m.queue(ch(m))
		if !ok {
			return 0
		}
		if q.typ.Cap == 0 {
			m.fail("a poll of a rendezvous channel")
			return 0
		}
		return truth(m.find(&q, match, random) >= 0)
	}
}

// find is the first slot whose message matches, or -1: only the oldest is
// looked at unless random.
func (m *machine) find(q *queue, match []expr, random bool) int {
	n := m.qlen(q)
	if !random && n > 1 {
		n = 1
	}
	for slot := range n {
		if m.matches(q, slot, match) {
			return slot
		}
	}
	return -1
}

func (m *machine) matches(q *queue, slot int, match []expr) bool {
	for i, x := range match {
		if x == nil {
			continue
		}
		if i >= len(q.typ.Fields) {
			m.fail("too many fields in receive")
			return false
		}
		if m.field(q, slot, i) != x(m) {
			return false
		}
	}
	return true
}

// send compiles c!args. The test is whether there is room.
func (c *compiler) send(s *sema.Send) (test expr, do action) {
	ch := c.expr(s.Chan)
	args := c.exprs(s.Args)
	sorted := s.Sorted
	test = func(m *machine) int32 {
		q, ok := m.queue(ch(m))
		return truth(ok && !m.full(&q))
	}
	do = func(m *machine) bool {
		id := ch(m)
		q, ok := m.queue(id)
		if !ok {
			return false
		}
		if len(args) != len(q.typ.Fields) {
			m.fail(countMessage("send", len(args), len(q.typ.Fields)))
			return false
		}
		m.uses(true, id)
		if q.typ.Cap == 0 {
			return m.offer(id, &q, args)
		}
		m.insert(&q, args, sorted)
		m.event(true, id)
		return true
	}
	return test, do
}

func countMessage(what string, got, want int) string {
	if got < want {
		return "too few parameters in " + what
	}
	return "too many parameters in " + what
}

// offer begins a rendezvous: the message waits in m.msg for a receiver.
func (m *machine) offer(id int32, q *queue, args []expr) bool {
	m.msg = m.msg[:0]
	for i, a := range args {
		x := a(m)
		y := q.typ.Fields[i].Wrap(x)
		m.truncated = m.truncated || x != y
		m.msg = append(m.msg, y)
	}
	m.rv = id
	m.event(true, id)
	return true
}

// insert puts a message at the end, or, sorted, in front of the first that is larger.
func (m *machine) insert(q *queue, args []expr, sorted bool) {
	n := m.qlen(q)
	slot := n
	if sorted {
		slot = m.position(q, args)
		w := q.typ.Slot
		copy(m.v[q.base+(slot+1)*w:q.base+(n+1)*w], m.v[q.base+slot*w:q.base+n*w])
	}
	for i, a := range args {
		m.setField(q, slot, i, a(m))
	}
	m.setLen(q, n+1)
}

func (m *machine) position(q *queue, args []expr) int {
	n := m.qlen(q)
	for slot := range n {
		for i, a := range args {
			x, y := a(m), m.field(q, slot, i)
			if x > y {
				break
			}
			if x < y {
				return slot
			}
		}
	}
	return n
}

// receive compiles c?args and its kin.
func (c *compiler) receive(s *sema.Recv) (test expr, do action) {
	ch := c.expr(s.Chan)
	match := make([]expr, len(s.Args))
	binds := make([]assign, len(s.Args))
	for i, a := range s.Args {
		switch {
		case a.Match != nil:
			match[i] = c.expr(a.Match)
		case a.Bind != nil:
			binds[i] = c.assign(a.Bind)
		}
	}
	random, keep := s.Random, s.Copy
	slotOf := func(m *machine, q *queue) int {
		if q.typ.Cap > 0 {
			return m.find(q, match, random)
		}
		return 0
	}
	test = func(m *machine) int32 {
		id := ch(m)
		q, ok := m.queue(id)
		switch {
		case !ok:
			return 0
		case q.typ.Cap > 0:
			return truth(m.rv == 0 && slotOf(m, &q) >= 0)
		case keep:
			m.fail("a poll of a rendezvous channel")
			return 0
		}
		return truth(m.rv == id && m.takes(match))
	}
	do = func(m *machine) bool {
		id := ch(m)
		q, ok := m.queue(id)
		if !ok {
			return false
		}
		if len(binds) > len(q.typ.Fields) || len(binds) < len(q.typ.Fields) && !keep {
			m.fail(countMessage("receive", len(binds), len(q.typ.Fields)))
			return false
		}
		m.uses(false, id)
		if q.typ.Cap == 0 {
			return m.take(id, binds)
		}
		return m.remove(id, &q, slotOf(m, &q), binds, keep)
	}
	return test, do
}

// takes says whether the message on offer matches.
func (m *machine) takes(match []expr) bool {
	for i, x := range match {
		if x != nil && (i >= len(m.msg) || m.msg[i] != x(m)) {
			return false
		}
	}
	return true
}

// take completes a rendezvous.
func (m *machine) take(id int32, binds []assign) bool {
	m.event(false, id)
	m.rv = 0
	for i, b := range binds {
		if b != nil {
			b(m, m.msg[i])
		}
	}
	return true
}

// remove takes the message in a slot out, or with keep only copies it. The
// fields are stored one by one, so that a later place may depend on an earlier field.
func (m *machine) remove(id int32, q *queue, slot int, binds []assign, keep bool) bool {
	if !keep {
		m.event(false, id)
	}
	for i, b := range binds {
		if b != nil {
			b(m, m.field(q, slot, i))
		}
	}
	if keep {
		return true
	}
	n := m.qlen(q)
	w := q.typ.Slot
	copy(m.v[q.base+slot*w:q.base+(n-1)*w], m.v[q.base+(slot+1)*w:q.base+n*w])
	clear(m.v[q.base+(n-1)*w : q.base+n*w])
	m.setLen(q, n-1)
	return true
}
