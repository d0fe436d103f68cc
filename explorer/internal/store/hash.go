package store

import "math/bits"

// Three odd constants with about as many ones as zeros (from the digits of pi).
const (
	k0 = 0x243f6a8885a308d3
	k1 = 0x13198a2e03707345
	k2 = 0xa4093822299f31d1
)

// hash folds words by multiplication, two at a time, after the manner of
// wyhash. Zero words at the end must have been dropped: they would count.
func hash(words []uint64) uint64 {
	h := uint64(k2)
	for len(words) >= 2 {
		hi, lo := bits.Mul64(words[0]^k0, words[1]^h)
		h = hi ^ lo
		words = words[2:]
	}
	if len(words) > 0 {
		hi, lo := bits.Mul64(words[0]^k1, h^k0)
		h = hi ^ lo
	}
	hi, lo := bits.Mul64(h^k1, k2)
	return hi ^ lo
}

// trim drops the zero words at the end.
func trim(words []uint64) []uint64 {
	n := len(words)
	for n > 0 && words[n-1] == 0 {
		n--
	}
	return words[:n]
}
