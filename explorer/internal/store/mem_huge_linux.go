//go:build linux && !race

package store

import (
	"syscall"
	"unsafe"
)

// wantHuge asks for huge pages. That they are refused does no harm.
func wantHuge(mem []uint64) {
	if len(mem)*8 >= hugeFrom {
		_ = syscall.Madvise(unsafe.Slice((*byte)(unsafe.Pointer(&mem[0])), len(mem)*8), syscall.MADV_HUGEPAGE)
	}
}
