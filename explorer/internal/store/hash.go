package store

import "math/bits"

// The hash is two sums over the words, of the halves of word times key, mixed
// at the end: multilinear hashing (Lemire and Kaser, "Strongly universal
// string hashing is fast", 2014). The products do not wait for each other,
// and a zero word adds nothing, so zero bytes at the end do not count.

// keys are odd and look random. Words further on use them again, changed.
var keys = func() (k [64]uint64) {
	x := uint64(0x243f6a8885a308d3) // pi
	for i := range k {
		x += 0x9e3779b97f4a7c15
		z := (x ^ x>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		k[i] = (z ^ z>>31) | 1
	}
	return k
}()

func key(i int) uint64 { return keys[i&63] + uint64(i&^63)*0x9e3779b97f4a7c16 }

// sums is a hash under way.
type sums struct{ hi, lo uint64 }

func (s *sums) add(i int, word uint64) {
	hi, lo := bits.Mul64(word, key(i))
	s.hi += hi
	s.lo += lo
}

func (s *sums) hash() uint64 {
	hi, lo := bits.Mul64(s.lo^0x13198a2e03707345, s.hi^0xa4093822299f31d1)
	hi, lo = bits.Mul64(hi^lo^s.lo, 0x9e3779b97f4a7c15)
	return hi ^ lo
}

func hash(words []uint64) uint64 {
	var s sums
	for i, word := range words {
		s.add(i, word)
	}
	return s.hash()
}
