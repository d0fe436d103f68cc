//go:build !race

package ltl

const raceEnabled = false
