package spin_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/spin"
)

// oracle finds SPIN. Where it is not installed the test is skipped, but not
// in CI, where a test that never runs would go unnoticed.
func oracle(t *testing.T) *spin.Oracle {
	t.Helper()
	o, err := spin.Find()
	if errors.Is(err, spin.ErrMissing) && os.Getenv("CI") != "true" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestKnownFigures holds the oracle to figures taken from SPIN by hand.
func TestKnownFigures(t *testing.T) {
	o := oracle(t)
	examples := spin.Examples()
	if len(examples) == 0 {
		t.Skip("the examples of Debian's package spin are not installed")
	}
	for _, want := range []struct {
		model               string
		states, transitions int
		kind                string
	}{
		{"leader0.pml", 41692, 169690, ""},
		{"sort.pml", 659683, 3454989, ""},
		{"dtp.pml", 251409, 648467, ""},
		{"eratosthenes.pml", 47669, 177716, ""},
		{"calculator.pml", 572, 914, ""},
		{"mobile1.pml", 32668, 98268, ""},
		{"werkplaats.pml", 0, 0, spin.InvalidEndState},
	} {
		t.Run(want.model, func(t *testing.T) {
			i := slices.IndexFunc(examples, func(path string) bool { return filepath.Base(path) == want.model })
			if i < 0 {
				t.Fatalf("no such example")
			}
			m, err := o.Open(t.Context(), examples[i])
			if err != nil {
				t.Fatal(err)
			}
			defer m.Close()
			got, err := m.Check(t.Context(), spin.Property{Kind: spin.Safety}, spin.NoFairness)
			if err != nil {
				t.Fatal(err)
			}
			if want.kind != "" {
				if got.Verdict != spin.Violated || !slices.Contains(got.Kinds, want.kind) {
					t.Errorf("got %s %v, want %s", got.Verdict, got.Kinds, want.kind)
				}
				return
			}
			if got.Verdict != spin.Holds || got.States != want.states || got.Transitions != want.transitions {
				t.Errorf("got %s with %d states and %d transitions, want %d and %d",
					got.Verdict, got.States, got.Transitions, want.states, want.transitions)
			}
		})
	}
}

// TestProperties holds the reading of a model and the separation of the
// kinds of error to a model that has them all.
func TestProperties(t *testing.T) {
	o := oracle(t)
	path := filepath.Join(t.TempDir(), "all.pml")
	text := `byte x;
active proctype A() {
accept:	do
	:: x < 3 -> x++; assert(x < 3)
	:: x == 3 -> x = 0; progress: skip
	od
}
never nearly { do :: x == 2 -> accept_z: assert(x != 3) :: true od }
ltl p { [] (x < 3) }
ltl { <> (x == 3) }
ltl own { [] (x < 4) }
`
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	m, err := o.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	var got []string
	for _, p := range m.Properties() {
		none, err := m.Check(t.Context(), p, spin.NoFairness)
		if err != nil {
			t.Fatal(err)
		}
		weak, err := m.Check(t.Context(), p, spin.WeakFairness)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.Join([]string{p.String(),
			none.Verdict.String(), strings.Join(none.Kinds, "+"),
			weak.Verdict.String(), strings.Join(weak.Kinds, "+")}, " "))
	}
	want := []string{
		"safety violated assertion violated assertion",
		"accept violated acceptance-cycle violated acceptance-cycle",
		"progress holds  holds ",
		"nearly violated acceptance-cycle+assertion violated acceptance-cycle+assertion",
		"p violated assertion violated assertion",
		"ltl_0 holds  holds ",
		"own holds  holds ",
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
