package graph

import "math/bits"

// visited is a set of keys that is cheap to empty: a key counts only if it was
// put in since.
type visited struct {
	slots []visitedSlot
	epoch uint32
	len   int
}

type visitedSlot struct {
	key
	epoch uint32
}

func newVisited() *visited { return &visited{slots: make([]visitedSlot, 1<<8), epoch: 1} }

func (s *visited) clear() {
	s.len = 0
	if s.epoch++; s.epoch == 0 {
		clear(s.slots)
		s.epoch = 1
	}
}

// add puts k in, and says whether it was not there before.
func (s *visited) add(k key) bool {
	if s.len*2 >= len(s.slots) {
		s.double()
	}
	at := s.find(k)
	if s.slots[at].epoch == s.epoch {
		return false
	}
	s.slots[at] = visitedSlot{k, s.epoch}
	s.len++
	return true
}

func (s *visited) find(k key) int {
	hi, lo := bits.Mul64(uint64(k.v)^0x243f6a8885a308d3, k.done^0x13198a2e03707345)
	mask := len(s.slots) - 1
	at := int((hi^lo)*0x9e3779b97f4a7c15>>32) & mask
	for s.slots[at].epoch == s.epoch && s.slots[at].key != k {
		at = (at + 1) & mask
	}
	return at
}

func (s *visited) double() {
	old := s.slots
	s.slots = make([]visitedSlot, 2*len(old))
	for _, slot := range old {
		if slot.epoch == s.epoch {
			s.slots[s.find(slot.key)] = slot
		}
	}
}
