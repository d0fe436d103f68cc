package main_test

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// TestReadme runs what the README shows, and compares. Times do not count.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```\n(.*?)\n```").FindAllStringSubmatch(string(text), -1)
	if len(blocks) != 2 {
		t.Fatalf("got %d blocks of output, want 2", len(blocks))
	}
	first := aiocheckOutput(t, "check", "specs/first.pml")
	if got, want := times(first), times(blocks[0][1]); got != want {
		t.Errorf("got\n%s\nwant, as the README has it,\n%s", got, want)
	}
	line, want, _ := strings.Cut(blocks[1][1], "\n")
	args := strings.Fields(strings.TrimPrefix(line, "$ go run ./cmd/aiocheck "))
	if got := times(aiocheckOutput(t, args...)); got != times(want) {
		t.Errorf("%s: got\n%s\nwant, as the README has it,\n%s", line, got, want)
	}
}

var seconds = regexp.MustCompile(`\d+\.\d+s\)`)

func times(s string) string {
	return strings.TrimSpace(seconds.ReplaceAllString(s, "0.00s)"))
}

// aiocheckOutput runs the command at the root of the module.
func aiocheckOutput(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"run", "./cmd/aiocheck"}, args...)...)
	cmd.Dir = "../.."
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if _, exited := err.(*exec.ExitError); err != nil && !exited {
		t.Fatal(err, errs.String())
	}
	return string(out)
}
