//go:build !linux || race

package store

func wantHuge([]uint64) {}
