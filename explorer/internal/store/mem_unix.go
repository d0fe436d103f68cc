//go:build unix && !race

package store

import (
	"syscall"
	"unsafe"
)

// chunkBytes is the size of one chunk of a Vec. Pages of it that are never
// touched cost nothing.
const chunkBytes = 16 << 20

// hugeFrom is the size from which huge pages are asked for: the accesses are
// random, and the misses of the TLB cost as much as those of the cache.
const hugeFrom = 4 << 20

// allocate returns zeroed words that the garbage collector does not know of.
func allocate(words int) ([]uint64, error) {
	b, err := syscall.Mmap(-1, 0, words*8, syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return nil, ErrMemory
	}
	return unsafe.Slice((*uint64)(unsafe.Pointer(&b[0])), words), nil
}

func release(mem []uint64) {
	if len(mem) > 0 {
		// The mapping was made by allocate: it cannot fail to go.
		_ = syscall.Munmap(unsafe.Slice((*byte)(unsafe.Pointer(&mem[0])), len(mem)*8))
	}
}
