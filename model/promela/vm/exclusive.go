package vm

import (
	"fmt"
	"sync"

	"github.com/aiocheck/aiocheck/model/promela/flow"
	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// exclusive checks xr and xs declarations: no process but the one that declares it may receive
// from (send to) the channel. SPIN's reduction relies on them; here nothing
// does, so that a violation is a caveat and not an error.
type exclusive struct {
	claims []exclusiveClaim
	mu     sync.Mutex
	broken map[string]bool
}

type exclusiveClaim struct {
	proc *sema.Proc
	send bool
	ch   expr
	text string
}

func (c *compiler) exclusive(list []flow.ChanAccess) *exclusive {
	if len(list) == 0 {
		return nil
	}
	x := &exclusive{broken: map[string]bool{}}
	for _, a := range list {
		kind := "xr"
		if a.Send {
			kind = "xs"
		}
		x.claims = append(x.claims, exclusiveClaim{a.Proc, a.Send, c.expr(a.Chan),
			fmt.Sprintf("%v: %s of %s is violated: another process uses the channel too", a.Pos, kind, a.Proc.Name)})
	}
	return x
}

// uses tells of an access to channel id by the process that runs.
func (m *machine) uses(send bool, id int32) {
	x := m.p.exclusive
	if x == nil {
		return
	}
	self := m.self
	for i := range x.claims {
		c := &x.claims[i]
		if c.send != send {
			continue
		}
		for pid := range m.proc {
			if b := m.enter(pid); pid != self && b.proc == c.proc && c.ch(m) == id {
				x.mu.Lock()
				x.broken[c.text] = true
				x.mu.Unlock()
			}
		}
	}
	m.enter(self)
}

// Broken lists the xr and xs declarations that what was explored so far violates.
func (p *Program) Broken() []string {
	if p.exclusive == nil {
		return nil
	}
	p.exclusive.mu.Lock()
	defer p.exclusive.mu.Unlock()
	var out []string
	for _, c := range p.exclusive.claims {
		if p.exclusive.broken[c.text] {
			out = append(out, c.text)
		}
	}
	return out
}
