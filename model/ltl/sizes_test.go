package ltl

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite testdata/sizes.txt")

const sizesFile = "testdata/sizes.txt"

// sizeRow is a line of testdata/sizes.txt: a comment, or a formula and the sizes pinned for it.
type sizeRow struct {
	comment, sizes, formula string
}

func readSizes(tb testing.TB) []sizeRow {
	tb.Helper()
	data, err := os.ReadFile(sizesFile)
	if err != nil {
		tb.Fatal(err)
	}
	var rows []sizeRow
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			rows = append(rows, sizeRow{comment: line})
			continue
		}
		sizes, formula, ok := strings.Cut(line, "\t")
		if !ok {
			tb.Fatalf("%s: no tab in %q", sizesFile, line)
		}
		rows = append(rows, sizeRow{sizes: sizes, formula: formula})
	}
	return rows
}

func countEdges(a *Automaton) int {
	n := 0
	for _, s := range a.States {
		n += len(s.Edges)
	}
	return n
}

// TestSizes pins the size of the automata of the usual benchmark formulas and their negations.
func TestSizes(t *testing.T) {
	rows := readSizes(t)
	var out strings.Builder
	states, edges := 0, 0
	for _, row := range rows {
		if row.comment != "" {
			fmt.Fprintln(&out, row.comment)
			continue
		}
		f, _ := parse(t, row.formula)
		a, b := translateBoth(t, f)
		got := fmt.Sprint(len(a.States), countEdges(a), len(b.States), countEdges(b))
		states += len(a.States) + len(b.States)
		edges += countEdges(a) + countEdges(b)
		if got != row.sizes && !*update {
			t.Errorf("%s: got sizes %s, want %s", row.formula, got, row.sizes)
		}
		fmt.Fprintf(&out, "%s\t%s\n", got, row.formula)
	}
	t.Logf("%d states, %d edges", states, edges)
	if *update {
		if err := os.WriteFile(sizesFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSizesAgainstSpin asks SPIN for a never claim of each benchmark formula without X, which a stock
// SPIN does not read, and wants ours to have no more states.
func TestSizesAgainstSpin(t *testing.T) {
	spin, err := exec.LookPath("spin")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("spin is not on the path")
		}
		t.Skip("spin is not on the path")
	}
	ours, theirs, compared := 0, 0, 0
	for _, row := range readSizes(t) {
		if row.comment != "" || strings.Contains(row.formula, "X ") {
			continue
		}
		if testing.Short() && len(row.formula) > 60 {
			continue
		}
		f, names := parse(t, row.formula)
		for _, g := range []*Formula{f, not(f)} {
			text := withoutWeakUntil(g).String(func(i int) string { return names[i] })
			want, err := spinStates(spin, text)
			if errors.Is(err, context.DeadlineExceeded) {
				t.Logf("%s: spin takes too long", text)
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			a, err := Translate(g)
			if err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			ours, theirs, compared = ours+len(a.States), theirs+want, compared+1
			if len(a.States) > want {
				t.Errorf("%s: got %d states, spin has %d", text, len(a.States), want)
			}
		}
	}
	t.Logf("%d formulas: %d states, spin %d", compared, ours, theirs)
	if compared < 100 {
		t.Errorf("compared with spin on %d formulas only", compared)
	}
}

// withoutWeakUntil writes f W g as g V (f || g): spin -f takes W for a part of a predicate.
func withoutWeakUntil(f *Formula) *Formula {
	if f == nil {
		return nil
	}
	l, r := withoutWeakUntil(f.Left), withoutWeakUntil(f.Right)
	if f.Op == WeakUntil {
		return &Formula{Op: Release, Left: r, Right: &Formula{Op: Or, Left: l, Right: r}}
	}
	return &Formula{Op: f.Op, Left: l, Right: r, Atom: f.Atom}
}

var (
	spinLabel = regexp.MustCompile(`^[A-Za-z_]\w*:$`)
	spinError = regexp.MustCompile(`tl_spin|error`)
)

// spinStates counts the states of SPIN's never claim for a formula. Labels that follow each other
// name one state.
func spinStates(spin, formula string) (int, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 150*time.Millisecond)
	defer cancel()
	dir, err := os.MkdirTemp("", "ltl")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(ctx, spin, "-f", formula)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	if err != nil || spinError.Match(out) {
		return 0, fmt.Errorf("spin: %v: %s", err, out)
	}
	states, label := 0, false
	for _, line := range strings.Split(string(out), "\n") {
		is := spinLabel.MatchString(strings.TrimSpace(line))
		if is && !label {
			states++
		}
		label = is
	}
	if states == 0 {
		return 0, fmt.Errorf("spin: no states in %q", out)
	}
	return states, nil
}
