package vm

import (
	"github.com/aiocheck/aiocheck/model"
)

// machine is one configuration that is being worked on. A statement changes it in place;
// whoever runs statements keeps a copy to go back to.
type machine struct {
	p    *Program
	v    []byte // the vector; bytes from n on are zero
	n    int
	proc []int32 // offset of the frame of each process
	ch   []int32 // offset of the frame of each channel

	self int // the process whose statement runs
	base int // offset of its variables

	timeout bool
	rv      int32 // the channel on which a rendezvous is offered, 0 for none
	msg     []int32

	fault *model.Fault // what the statement ran into
	dead  bool         // it cannot go on
	moved bool         // frames have come or gone since load

	bound       []int32 // the variables of quantifiers
	truncated   bool    // a value did not fit
	nonProgress bool    // the value of np_
	probing     bool    // only asking what could be done
	out         *printer
}

func newMachine(p *Program) *machine {
	return &machine{p: p, v: make([]byte, 256), bound: make([]int32, p.flow.Sema.QuantDepth+1)}
}

// load makes s the configuration.
func (m *machine) load(s model.State) {
	if len(s) > len(m.v) {
		m.grow(len(s))
	}
	copy(m.v, s)
	if m.n > len(s) {
		clear(m.v[len(s):m.n])
	}
	m.n = len(s)
	m.walk()
	m.moved = false
}

// walk finds the frames. A State may come with zero bytes at its end dropped or added.
func (m *machine) walk() {
	sh := &m.p.shape
	v := m.v
	nproc, nchan := int(v[0]), int(v[1])
	m.proc, m.ch = m.proc[:0], m.ch[:0]
	off := sh.stack
	for len(m.proc) < nproc || len(m.ch) < nchan {
		if off+sh.tagW > len(v) {
			m.grow(off + sh.tagW)
			v = m.v
		}
		t := sh.tag(v, off)
		if t >= sh.chanTag {
			m.ch = append(m.ch, int32(off))
		} else {
			m.proc = append(m.proc, int32(off))
		}
		off += sh.frames[t].size
	}
	if off > len(m.v) {
		m.grow(off)
	}
	m.n = off
}

func (m *machine) grow(n int) {
	v := make([]byte, 2*n)
	copy(v, m.v)
	m.v = v
}

// enter makes pid the process whose statement runs.
func (m *machine) enter(pid int) *body {
	sh := &m.p.shape
	off := int(m.proc[pid])
	m.self = pid
	m.base = off + sh.varOff
	return sh.frames[sh.tag(m.v, off)].body
}

// at is the control point of pid.
func (m *machine) at(pid int) int {
	sh := &m.p.shape
	return get(m.v, int(m.proc[pid])+sh.tagW, sh.pcW)
}

// fail notes a run-time error, which ends the run. What went wrong first is what
// is reported.
func (m *machine) fail(msg string) {
	if m.fault == nil {
		m.fault = &model.Fault{Kind: model.RuntimeError, Message: msg}
	}
	m.dead = true
}

// push adds a frame and returns its offset, or -1 if the vector has grown too large.
func (m *machine) push(tag int) int {
	sh := &m.p.shape
	off := m.n
	size := sh.frames[tag].size
	if off+size > maxVector {
		m.fail("the state vector has grown too large")
		return -1
	}
	if off+size > len(m.v) {
		m.grow(off + size)
	}
	m.n += size
	put(m.v, off, sh.tagW, tag)
	m.moved = true
	return off
}

// maxVector bounds the bytes of a state.
const maxVector = 1 << 18

// newChan makes a channel and returns its number, which is never 0.
func (m *machine) newChan(num int) int32 {
	if len(m.ch) >= 255 {
		m.fail("too many channels: at most 255")
		return 0
	}
	off := m.push(m.p.shape.chanTag + num)
	if off < 0 {
		return 0
	}
	m.ch = append(m.ch, int32(off))
	m.v[1]++
	return int32(len(m.ch))
}

// start makes a process and returns its pid.
func (m *machine) start(b *body, args []int32, prio int) int32 {
	sh := &m.p.shape
	if len(m.proc) >= model.MaxThreads {
		m.fail("too many processes: at most 255")
		return 0
	}
	off := m.push(b.tag)
	if off < 0 {
		return 0
	}
	pid := len(m.proc)
	m.proc = append(m.proc, int32(off))
	m.v[0]++
	put(m.v, off+sh.tagW, sh.pcW, b.start)
	if sh.prioOff >= 0 {
		m.v[off+sh.prioOff] = byte(prio)
	}
	for i, s := range b.proc.Slots {
		if i < len(args) && store(m.v, off+sh.varOff+s.Off, s.Type, args[i]) {
			m.truncated = true
		}
	}
	self, base := m.self, m.base
	m.self, m.base = pid, off+sh.varOff
	for _, f := range b.init {
		f(m)
	}
	m.self, m.base = self, base
	return int32(pid)
}

// die removes the process that runs, and the channels made after it. Only the
// youngest process can die.
func (m *machine) die() {
	off := int(m.proc[m.self])
	for len(m.ch) > 0 && int(m.ch[len(m.ch)-1]) > off {
		m.ch = m.ch[:len(m.ch)-1]
		m.v[1]--
	}
	m.proc = m.proc[:len(m.proc)-1]
	m.v[0]--
	clear(m.v[off:m.n])
	m.n = off
	m.moved = true
}

// channel is the offset of channel number id, or -1 after noting the error.
func (m *machine) channel(id int32) int {
	if id <= 0 || int(id) > len(m.ch) {
		if id == 0 {
			m.fail("use of an uninitialised channel")
		} else {
			m.fail("use of a channel that does not exist")
		}
		return -1
	}
	return int(m.ch[id-1])
}

func (m *machine) chanFrame(off int) *frame {
	return &m.p.shape.frames[m.p.shape.tag(m.v, off)]
}
