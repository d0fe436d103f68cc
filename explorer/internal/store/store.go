// Package store keeps the states that a search has met, each once.
//
// A state is its number: the row of an append-only arena that its bytes stand
// in. The arena is the exact store, the queue of a breadth first search and
// the index of states all at once. An open-addressing table of words finds the
// row of a state: a word is a tag (the top bits of the hash) and the number
// plus one. The home slot is the top bits of the hash as well, so the words
// stand in the table in the order of their tags but for collisions, and
// to double the table is one streaming pass that reads no state.
//
// Several goroutines insert at once through a Writer each: a state is written
// to a row that the Writer owns, then its number is published by
// compare-and-swap. What moves memory (growing the table, widening the rows)
// waits until no Writer is inside.
package store

import (
	"errors"
	"sync"
	"sync/atomic"
	"unsafe"
)

// ErrMemory says that the limit of memory has been reached, or that the
// system has no more.
var ErrMemory = errors.New("memory exhausted")

const (
	numberBits = 34 // of a table word; the rest is the tag
	tagBits    = 64 - numberBits
	numberMask = 1<<numberBits - 1
	firstBits  = 10 // of slots in a new table
	blockRows  = 1024
)

// Span is the rows from Lo up to, not including, Hi.
type Span struct{ Lo, Hi uint64 }

// Append adds row n to spans, to the last one if it ends there.
func Append(spans []Span, n uint64) []Span {
	if last := len(spans) - 1; last >= 0 && spans[last].Hi == n {
		spans[last].Hi++
		return spans
	}
	return append(spans, Span{n, n + 1})
}

// Store is a set of states, with some words of the caller's beside each.
type Store struct {
	mu     sync.RWMutex
	shared bool

	rows  Vec
	side  Vec
	table []uint64
	shift uint // home slot = hash >> shift

	used  atomic.Int64  // slots taken, or reserved by a Writer that is inside
	taken atomic.Uint64 // rows handed out to Writers
	extra atomic.Int64  // bytes that the caller accounts for
	width atomic.Int64  // bytes of a row with its side words
	slots atomic.Int64  // len(table), for those who are not inside
	max   int64         // bytes, 0 for no limit
}

// New makes a store for states of about width bytes, with side words beside
// each, that stops short of maxBytes of memory (0: no limit).
func New(width, side int, maxBytes int64) (*Store, error) {
	s := &Store{max: maxBytes, shift: 64 - firstBits}
	s.rows.Init(max((width+7)/8, 1))
	s.side.Init(side)
	var err error
	s.table, err = allocate(1 << firstBits)
	s.measure()
	return s, err
}

// Share says whether more than one goroutine is going to use the store.
func (s *Store) Share(on bool) { s.shared = on }

// Enter begins an access to rows, during which none moves.
func (s *Store) Enter() {
	if s.shared {
		s.mu.RLock()
	}
}

// Leave ends what Enter began.
func (s *Store) Leave() {
	if s.shared {
		s.mu.RUnlock()
	}
}

// Alone runs f while nobody is inside.
func (s *Store) Alone(f func() error) error {
	if s.shared {
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	return f()
}

// Len is the number of states, exact while no Writer is inside.
func (s *Store) Len() int { return int(s.used.Load()) }

// Rows is a bound on the numbers of states: they are all below it. Some rows
// below it may be empty.
func (s *Store) Rows() uint64 { return s.taken.Load() }

// Stride is the width of a row in words.
func (s *Store) Stride() int { return s.rows.Stride() }

// Row is the words of state n.
func (s *Store) Row(n uint64) []uint64 { return s.rows.Row(n) }

// Side is the caller's words beside state n.
func (s *Store) Side(n uint64) []uint64 { return s.side.Row(n) }

// Bytes is a view of words as the bytes that they were made from.
func Bytes(words []uint64) []byte {
	if len(words) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&words[0])), len(words)*8)
}

// Account adds to the bytes that count as used.
func (s *Store) Account(bytes int64) { s.extra.Add(bytes) }

// Memory is the number of bytes in use. It may be asked for at any time.
func (s *Store) Memory() int64 {
	return int64(s.taken.Load())*s.width.Load() + s.slots.Load()*8 + s.extra.Load()
}

// measure notes the sizes that Memory goes by.
func (s *Store) measure() {
	s.width.Store(int64(s.rows.stride+s.side.stride) * 8)
	s.slots.Store(int64(len(s.table)))
}

// Fits says whether so many bytes more stay within the limit.
func (s *Store) Fits(bytes int64) bool { return s.max == 0 || s.Memory()+bytes <= s.max }

// Close gives the memory back.
func (s *Store) Close() {
	s.rows.Free()
	s.side.Free()
	release(s.table)
	s.table = nil
}

// limit is how many slots may be taken: probing gets long beyond it.
func (s *Store) limit() int64 { return int64(len(s.table)) * 11 / 16 }

// grow makes the table big enough for n states. Nobody must be inside.
func (s *Store) grow(n int64) error {
	for s.limit() < n {
		if !s.Fits(int64(len(s.table)) * 16) {
			return ErrMemory
		}
		table, err := allocate(len(s.table) * 2)
		if err != nil {
			return err
		}
		wantHuge(table)
		shift := s.shift - 1
		mask := uint64(len(table) - 1)
		for _, word := range s.table {
			if word == 0 {
				continue
			}
			h := word &^ numberMask
			if shift < 64-tagBits { // the tag is too short to tell the slot
				h = hash(s.Row(word&numberMask - 1))
			}
			slot := h >> shift
			for table[slot] != 0 {
				slot = (slot + 1) & mask
			}
			table[slot] = word
		}
		release(s.table)
		s.table, s.shift = table, shift
		s.measure()
	}
	return nil
}

// widen makes the rows at least words wide. Nobody must be inside.
func (s *Store) widen(words int) error {
	if words <= s.rows.Stride() {
		return nil
	}
	words += words / 8
	n := s.taken.Load()
	if !s.Fits(int64(n) * int64(words) * 8) {
		return ErrMemory
	}
	var wide Vec
	wide.Init(words)
	if err := wide.Grow(s.rows.Cap()); err != nil {
		wide.Free()
		return err
	}
	for i := range n {
		copy(wide.Row(i), s.rows.Row(i))
	}
	s.rows.Free()
	s.rows = wide
	s.measure()
	return nil
}
