package store

import "math/bits"

// Vec is a growing array of rows, each of the same number of words. It lies in
// chunks off the Go heap; rows never move. The zero Vec is of no use: call Init.
//
// Grow writes the directory of chunks: it needs to be alone.
type Vec struct {
	chunks [][]uint64
	stride uint64
	shift  uint
	mask   uint64
}

// Init makes v an empty array of rows of stride words.
func (v *Vec) Init(stride int) {
	rows := max(chunkBytes/8/max(stride, 1), 1)
	v.chunks = nil
	v.stride = uint64(stride)
	v.shift = uint(bits.Len(uint(rows)) - 1)
	v.mask = 1<<v.shift - 1
}

// Stride is the number of words in a row.
func (v *Vec) Stride() int { return int(v.stride) }

// Cap is the number of rows there is room for.
func (v *Vec) Cap() uint64 { return uint64(len(v.chunks)) << v.shift }

// Grow makes room for n rows.
func (v *Vec) Grow(n uint64) error {
	for v.stride > 0 && v.Cap() < n {
		mem, err := allocate(int(v.stride << v.shift))
		if err != nil {
			return err
		}
		if len(v.chunks) > 0 { // a small search does not need them
			wantHuge(mem)
		}
		v.chunks = append(v.chunks, mem)
	}
	return nil
}

// Row is row n, to be read and written in place.
func (v *Vec) Row(n uint64) []uint64 {
	off := (n & v.mask) * v.stride
	return v.chunks[n>>v.shift][off : off+v.stride : off+v.stride]
}

// Word is the one word of row n of a Vec of stride 1.
func (v *Vec) Word(n uint64) uint64 { return v.chunks[n>>v.shift][n&v.mask] }

// SetWord sets the one word of row n of a Vec of stride 1.
func (v *Vec) SetWord(n, word uint64) { v.chunks[n>>v.shift][n&v.mask] = word }

// Free gives the memory back.
func (v *Vec) Free() {
	for _, c := range v.chunks {
		release(c)
	}
	v.chunks = nil
}
