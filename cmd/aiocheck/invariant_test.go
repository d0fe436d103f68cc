package main_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestInvariantsPage runs the commands of docs/invariants.md, and compares. Times do not count.
func TestInvariantsPage(t *testing.T) {
	text, err := os.ReadFile("../../docs/invariants.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```\n\\$ aiocheck (.*?)\n(.*?)\n```").FindAllStringSubmatch(string(text), -1)
	if len(blocks) != 2 {
		t.Fatalf("got %d commands, want 2", len(blocks))
	}
	for _, b := range blocks {
		if got, want := times(aiocheckOutput(t, words(b[1])...)), times(b[2]); got != want {
			t.Errorf("%s: got\n%s\nwant, as the page has it,\n%s", b[1], got, want)
		}
	}
}

// words takes a command apart as a shell does that knows single quotes.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
