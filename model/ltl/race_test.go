//go:build race

package ltl

// The race detector makes everything ten times slower and there is little for it to find here.
const raceEnabled = true
