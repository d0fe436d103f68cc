package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// oneOf is a flag that takes one of several words.
type oneOf struct {
	value string
	words []string
}

func (o *oneOf) String() string { return o.value }
func (o *oneOf) Type() string   { return strings.Join(o.words, "|") }

func (o *oneOf) Set(s string) error {
	if !slices.Contains(o.words, s) {
		return fmt.Errorf("got %s, want %s%s", s, alternatives(o.words), didYouMean(s, o.words))
	}
	o.value = s
	return nil
}

// alternatives is "a, b or c".
func alternatives(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " or " + words[n]
}

// byteSize is a flag for an amount of memory: 512M.
type byteSize int64

var sizeUnits = []struct {
	suffix string
	bytes  int64
}{{"K", 1 << 10}, {"M", 1 << 20}, {"G", 1 << 30}, {"T", 1 << 40}}

func (b *byteSize) String() string {
	if *b == 0 {
		return ""
	}
	return formatBytes(int64(*b))
}

func (b *byteSize) Type() string { return "bytes" }

func (b *byteSize) Set(s string) error {
	number, unit := strings.ToUpper(s), int64(1)
	number = strings.TrimSuffix(strings.TrimSuffix(number, "B"), "I") // 4GiB, 4GB
	for _, u := range sizeUnits {
		if rest, ok := strings.CutSuffix(number, u.suffix); ok {
			number, unit = rest, u.bytes
		}
	}
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || n <= 0 || n > math.MaxInt64/unit {
		return fmt.Errorf("got %s, want a number of bytes such as 500000000, 512M or 4G", s)
	}
	*b = byteSize(n * unit)
	return nil
}

// formatBytes is a size for people.
func formatBytes(n int64) string {
	for i := len(sizeUnits) - 1; i >= 0; i-- {
		if u := sizeUnits[i]; n >= u.bytes {
			return strconv.FormatFloat(math.Round(float64(n)/float64(u.bytes)*10)/10, 'f', -1, 64) + " " + u.suffix + "B"
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
