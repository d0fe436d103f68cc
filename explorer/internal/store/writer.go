package store

import (
	"encoding/binary"
	"sync/atomic"
)

// Writer puts states into a Store, many at a time: Add collects them, Flush
// finds or inserts them all. In a batch the misses of the cache overlap.
// A Writer is for one goroutine.
type Writer struct {
	s    *Store
	buf  []uint64 // the words of the states added
	ends []int    // where each ends in buf
	hash []uint64
	wide int // words of the widest
	free []Span
	warm uint64

	Num   []uint64 // after Flush: the number of each state added
	Fresh []Span   // the rows filled; the caller empties it
}

// NewWriter returns a Writer.
func (s *Store) NewWriter() *Writer { return &Writer{s: s} }

// Len is the number of states added since the last Reset.
func (w *Writer) Len() int { return len(w.ends) }

// Reset forgets what was added.
func (w *Writer) Reset() {
	w.buf, w.ends, w.hash, w.wide = w.buf[:0], w.ends[:0], w.hash[:0], 0
}

// Add puts a state into the batch. It reads the state once, by words: whoever
// wrote it has just done so by bytes, and to read those back from a copy would
// wait for two stores in place of one.
func (w *Writer) Add(state []byte) {
	start := len(w.buf)
	n := (len(state) + 7) / 8
	for cap(w.buf) < start+n {
		w.buf = append(w.buf[:cap(w.buf)], 0)
	}
	w.buf = w.buf[:start+n]
	words := w.buf[start:]
	var h sums
	for i := range len(state) / 8 {
		words[i] = binary.NativeEndian.Uint64(state[i*8:])
		h.add(i, words[i])
	}
	if len(state)&7 != 0 {
		words[n-1] = tail(state)
		h.add(n-1, words[n-1])
	}
	w.wide = max(w.wide, n)
	w.ends = append(w.ends, len(w.buf))
	w.hash = append(w.hash, h.hash())
}

var littleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// tail is the last bytes of a state that do not fill a word.
func tail(state []byte) uint64 {
	n := len(state) & 7
	if littleEndian && len(state) >= 8 {
		return binary.NativeEndian.Uint64(state[len(state)-8:]) >> (64 - 8*n)
	}
	var word [8]byte
	copy(word[:], state[len(state)-n:])
	return binary.NativeEndian.Uint64(word[:])
}

// Flush finds the number of every state in the batch, and inserts those that
// are new. It enters the store and leaves it again.
func (w *Writer) Flush() error {
	if err := w.prepare(); err != nil {
		return err
	}
	n := len(w.ends)
	if cap(w.Num) < n {
		w.Num = make([]uint64, n+n/2+64)
	}
	w.Num = w.Num[:n]
	w.touch()
	start, fresh := 0, 0
	for i, end := range w.ends {
		num, isNew := w.insert(w.buf[start:end], w.hash[i])
		w.Num[i] = num
		if isNew {
			fresh++
		}
		start = end
	}
	w.s.used.Add(int64(fresh - n))
	w.s.Leave()
	return nil
}

// prepare enters the store with room in it for the whole batch.
func (w *Writer) prepare() error {
	s, n := w.s, int64(len(w.ends))
	for {
		s.Enter()
		used := s.used.Add(n)
		if used <= s.limit() && w.wide <= s.rows.Stride() && w.haveRows(uint64(n)) {
			return nil
		}
		s.used.Add(-n)
		s.Leave()
		err := s.Alone(func() error {
			if err := s.widen(w.wide); err != nil {
				return err
			}
			if err := s.grow(s.used.Load() + 2*n); err != nil {
				return err
			}
			return w.takeRows(uint64(n))
		})
		if err != nil {
			return err
		}
	}
}

func (w *Writer) haveRows(n uint64) bool {
	var have uint64
	for _, f := range w.free {
		have += f.Hi - f.Lo
	}
	return have >= n
}

// takeRows hands rows of the arena out to w. Nobody must be inside.
func (w *Writer) takeRows(n uint64) error {
	for !w.haveRows(n) {
		s := w.s
		lo := s.taken.Load()
		hi := lo + max(blockRows, n)
		if hi > numberMask || !s.Fits(int64(hi-lo)*int64(s.rows.stride+s.side.stride)*8) {
			return ErrMemory
		}
		if err := s.rows.Grow(hi); err != nil {
			return err
		}
		if err := s.side.Grow(hi); err != nil {
			return err
		}
		s.taken.Store(hi)
		w.free = append(w.free, Span{lo, hi})
	}
	return nil
}

// touch reads the slots, then the rows, that insert is going to need, in loops
// so short that many reads are under way at once.
func (w *Writer) touch() {
	s := w.s
	table, shift := s.table, s.shift
	warm := uint64(0)
	for _, h := range w.hash {
		warm += atomic.LoadUint64(&table[h>>shift])
	}
	for _, h := range w.hash {
		word := atomic.LoadUint64(&table[h>>shift])
		if word != 0 && (word^h)>>numberBits == 0 {
			warm += s.rows.Row(word&numberMask - 1)[0]
		}
	}
	w.warm += warm // keeps the compiler from dropping the reads
}

// insert returns the number of a state, and whether it is new.
func (w *Writer) insert(words []uint64, h uint64) (uint64, bool) {
	table := w.s.table
	mask := uint64(len(table) - 1)
	slot := h >> w.s.shift
	filled := false
	for {
		word := atomic.LoadUint64(&table[slot&mask])
		if word == 0 {
			row := w.free[0].Lo
			if !filled {
				to := w.s.rows.Row(row)
				clear(to[copy(to, words):])
				filled = true
			}
			if atomic.CompareAndSwapUint64(&table[slot&mask], 0, h&^numberMask|(row+1)) {
				w.consume(row)
				return row, true
			}
			continue // somebody took the slot: perhaps for the same state
		}
		if (word^h)>>numberBits == 0 && same(w.s.rows.Row(word&numberMask-1), words) {
			return word&numberMask - 1, false
		}
		slot++
	}
}

func (w *Writer) consume(row uint64) {
	w.Fresh = Append(w.Fresh, row)
	if w.free[0].Lo++; w.free[0].Lo == w.free[0].Hi {
		w.free = append(w.free[:0], w.free[1:]...)
	}
}

// same compares a row with the words of a state; those it lacks are zero.
func same(row, words []uint64) bool {
	for i, word := range words {
		if row[i] != word {
			return false
		}
	}
	for _, word := range row[len(words):] {
		if word != 0 {
			return false
		}
	}
	return true
}
