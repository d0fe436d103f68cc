//go:build !unix || race

package store

// chunkBytes is the size of one chunk of a Vec.
const chunkBytes = 32 << 10

// allocate takes from the Go heap, where there is no mmap, and where the race
// detector is on: it watches the heap alone.
func allocate(words int) ([]uint64, error) { return make([]uint64, words), nil }

func release([]uint64) {}
