package store

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// TestWriters: several writers put overlapping sets of states in, of growing
// width; every state gets one number, and its row keeps its bytes.
func TestWriters(t *testing.T) {
	const writers, each = 4, 20000
	s, err := New(3, 2, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.Share(true)
	state := func(i int) []byte { // wider as i grows, with zeros here and there
		b := bytes.Repeat([]byte{byte(i), byte(i >> 8)}, 1+i/4000)
		return append(b, make([]byte, i%5)...)
	}
	found := make([]map[int]uint64, writers)
	fresh := make([]uint64, writers)
	var all sync.WaitGroup
	for k := range writers {
		found[k] = make(map[int]uint64)
		all.Go(func() {
			r := rand.New(rand.NewPCG(uint64(k), 0))
			w := s.NewWriter()
			for range each / 50 {
				var batch []int
				for range 50 {
					i := r.IntN(each)
					batch = append(batch, i)
					w.Add(state(i))
				}
				if err := w.Flush(); err != nil {
					t.Error(err)
					return
				}
				for j, i := range batch {
					if old, ok := found[k][i]; ok && old != w.Num[j] {
						t.Errorf("state %d: got number %d, then %d", i, old, w.Num[j])
					}
					found[k][i] = w.Num[j]
				}
				w.Reset()
			}
			for _, span := range w.Fresh {
				fresh[k] += span.Hi - span.Lo
			}
		})
	}
	all.Wait()
	numbers := make(map[string]uint64)
	for _, m := range found {
		for i, n := range m {
			code := string(bytes.TrimRight(state(i), "\x00"))
			if old, ok := numbers[code]; ok && old != n {
				t.Fatalf("state %d: got numbers %d and %d", i, old, n)
			}
			numbers[code] = n
			if got := string(bytes.TrimRight(Bytes(s.Row(n)), "\x00")); got != code {
				t.Fatalf("state %d: got row %x, want %x", i, got, code)
			}
		}
	}
	var sum uint64
	for _, n := range fresh {
		sum += n
	}
	if s.Len() != len(numbers) || int(sum) != len(numbers) {
		t.Errorf("got %d states, %d rows filled, want %d", s.Len(), sum, len(numbers))
	}
}

// TestTail: the words of a state are its bytes, whatever its length.
func TestTail(t *testing.T) {
	for n := range 40 {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(i + 1)
		}
		s, _ := New(0, 0, 0)
		w := s.NewWriter()
		w.Add(b)
		w.Add(append(slices.Clone(b), 0, 0, 0, 0, 0, 0, 0, 0, 0))
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if w.Num[0] != w.Num[1] {
			t.Errorf("length %d: zero bytes at the end make another state", n)
		}
		if got := Bytes(s.Row(w.Num[0])); !bytes.Equal(got[:n], b) {
			t.Errorf("got %x, want %x", got, b)
		}
		s.Close()
	}
}

func TestLimit(t *testing.T) {
	s, _ := New(8, 0, 1<<20)
	defer s.Close()
	w := s.NewWriter()
	for i := range 1 << 20 {
		w.Add([]byte{byte(i), byte(i >> 8), byte(i >> 16), 1})
		if err := w.Flush(); err != nil {
			if err != ErrMemory || s.Memory() > 1<<20 || s.Memory() < 1<<19 {
				t.Errorf("got %v at %d bytes, want %v below %d", err, s.Memory(), ErrMemory, 1<<20)
			}
			return
		}
		w.Reset()
	}
	t.Error("the limit was never reached")
}

func BenchmarkInsert(b *testing.B) {
	s, _ := New(40, 0, 0)
	defer s.Close()
	w := s.NewWriter()
	state := make([]byte, 40)
	i := 0
	for b.Loop() { // one new state in four
		i++
		n := uint64(i / 4 * 0x9e3779b1)
		for k := range 8 {
			state[k*5] = byte(n >> (8 * k))
		}
		w.Add(state)
		if w.Len() == 64 {
			if err := w.Flush(); err != nil {
				b.Fatal(err)
			}
			w.Reset()
			w.Fresh = w.Fresh[:0]
		}
	}
}
