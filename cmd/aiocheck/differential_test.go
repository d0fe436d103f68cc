package main_test

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/spin"
)

// These tests hold aiocheck against SPIN: on the examples that Debian's package
// spin brings, and on models of our own in testdata/corners, each about one
// corner of the language. Nothing that SPIN says is written down; it is asked.
//
// To work on one model, with the table on the terminal:
//
//	go test ./cmd/aiocheck -run TestSpin -v -spin.model leader0
//
// To ask SPIN alone, and to remember its answers between runs:
//
//	go test ./cmd/aiocheck -run TestSpin -v -spin.oracle -spin.cache /tmp/answers
var (
	spinModel   = flag.String("spin.model", "", "compare only models whose path matches this `regexp`")
	spinTable   = flag.String("spin.table", "", "append the tables to this `file`, - for the standard output")
	spinJSON    = flag.String("spin.json", "", "append the rows to this `file`, one JSON object a line")
	spinCache   = flag.String("spin.cache", "", "remember SPIN's answers in this `directory`")
	spinOracle  = flag.Bool("spin.oracle", false, "ask SPIN only")
	spinTimeout = flag.Duration("spin.timeout", 6*time.Second, "`limit` of one search by SPIN, in processor time")
	spinCC      = flag.String("spin.cc", "", "C `compiler` for the corners, instead of tcc if it is there and gcc if not")
	spinReduced = flag.Bool("spin.reduced", false, "compare our searches without --full too; of use once there are reductions")
)

// spinsFault lists the questions to which SPIN gives a wrong answer, each with
// the heading of docs/spin-differences.md that explains it. An entry that no
// longer differs must go.
var spinsFault = []struct{ model, property, fairness, heading string }{
	{"fair-timeout", "one", "weak", "With -f, a timeout of the lowest process hides fair cycles"},
	{"claim-counts-in-nr-pr", "ends", "none", "A claim counts in _nr_pr"},
	{"claim-counts-in-nr-pr", "ends", "weak", "A claim counts in _nr_pr"},
	{"fair-held-by-provided", "one", "weak", "With -f, provided and priorities of the lowest process hide fair cycles"},
	{"fair-held-by-priority", "one", "weak", "With -f, provided and priorities of the lowest process hide fair cycles"},
	{"hidden-order", "safety", "none", "hidden makes a verdict depend on the order of the search"},
}

// taken lists the models that SPIN rejects and aiocheck takes, because what
// they mean is clear.
var taken = map[string]string{
	"chan-uninitialised-send": "a run-time error like any other use of the channel",
}

func TestSpinCollection(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	models := spin.Examples()
	if len(models) == 0 {
		missing(t, "the examples of Debian's package spin are not installed")
	}
	compareAll(t, models, "gcc", "-w", "-O1")
}

func TestSpinCorners(t *testing.T) {
	models, err := filepath.Glob("testdata/corners/*.pml")
	if err != nil || len(models) == 0 {
		t.Fatalf("no models: %v", err)
	}
	compareAll(t, models, smallModels()...)
}

// smallModels is the compiler for models that take longer to compile than to search.
func smallModels() []string {
	cc := *spinCC
	if _, err := exec.LookPath("tcc"); cc == "" && err == nil {
		cc = "tcc"
	}
	return []string{cmp.Or(cc, "gcc"), "-w", "-O0"}
}

// missing skips a test that lacks SPIN, but not in CI, where it must run.
func missing(t *testing.T, why any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// findSpin finds SPIN, or does what missing does.
func findSpin(t *testing.T) *spin.Oracle {
	t.Helper()
	oracle, err := spin.Find()
	if errors.Is(err, spin.ErrMissing) {
		missing(t, err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return oracle
}

// comparison is one run over a collection.
type comparison struct {
	oracle *spin.Oracle
	binary string // aiocheck, or empty
	small  bool   // the models are: every question has an answer

	mu    sync.Mutex
	table spin.Table
}

func compareAll(t *testing.T, models []string, cc ...string) {
	oracle := findSpin(t)
	oracle.CC, oracle.Timeout, oracle.Cache = cc, *spinTimeout, *spinCache
	c := &comparison{oracle: oracle, binary: build(t), small: filepath.IsLocal(models[0])}
	want, err := regexp.Compile(*spinModel)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("models", func(t *testing.T) {
		for _, path := range models {
			if want.MatchString(path) {
				t.Run(modelName(path), func(t *testing.T) {
					t.Parallel()
					c.model(t, path)
				})
			}
		}
	})
	c.report(t)
}

// modelName names a model in tests and tables: two examples of the same name
// stand in different folders.
func modelName(path string) string {
	path = filepath.ToSlash(path)
	if _, rest, ok := strings.Cut(path, "/Examples/Examples/"); ok {
		path = rest
	} else if _, rest, ok := strings.Cut(path, "/examples/Examples/"); ok {
		path = rest
	} else {
		path = filepath.Base(path)
	}
	return strings.TrimSuffix(path, ".pml")
}

func build(t *testing.T) string {
	if *spinOracle {
		return ""
	}
	if _, err := os.Stat("main.go"); err != nil {
		t.Skip("there is no command to compare yet")
	}
	binary := filepath.Join(t.TempDir(), "aiocheck")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return binary
}

// TestSpinRejected holds aiocheck to refuse what SPIN refuses.
func TestSpinRejected(t *testing.T) {
	models, err := filepath.Glob("testdata/rejected/*.pml")
	if err != nil || len(models) == 0 {
		t.Fatalf("no models: %v", err)
	}
	oracle := findSpin(t)
	c := &comparison{oracle: oracle, binary: build(t)}
	for _, path := range models {
		t.Run(modelName(path), func(t *testing.T) {
			m, err := oracle.Open(t.Context(), path)
			if err == nil {
				m.Close()
				t.Fatal("SPIN takes it")
			}
			if rejected := (*spin.RejectedError)(nil); !errors.As(err, &rejected) {
				t.Fatal(err)
			}
			if c.binary == "" {
				t.Log(err)
				return
			}
			_, err = c.own(t.Context(), path, 10*time.Second)
			if _, lenient := taken[modelName(path)]; lenient != (err == nil) || err != nil && !errors.Is(err, errRefused) {
				t.Errorf("got %v, want it refused: %t", err, !lenient)
			}
		})
	}
}

// model compares every property of one model.
func (c *comparison) model(t *testing.T, path string) {
	m, err := c.oracle.Open(t.Context(), path)
	if rejected := (*spin.RejectedError)(nil); errors.As(err, &rejected) {
		// No oracle; but whatever the model is, aiocheck does not break on it.
		row := spin.Row{Model: modelName(path), Property: "-", Fairness: "-", Result: spin.NoOracle, Note: "rejected by SPIN: " + lastLine(rejected.Output)}
		if c.binary != "" {
			if _, err := c.own(t.Context(), path, 10*time.Second); err != nil && !errors.Is(err, errRefused) {
				row.Result, row.Note = spin.Differ, err.Error()
			}
		}
		c.add(t, row)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	for _, p := range m.Properties() {
		for _, fair := range []spin.Fairness{spin.NoFairness, spin.WeakFairness} {
			if fair == spin.WeakFairness && p.Kind == spin.Safety {
				continue
			}
			want, err := m.Check(t.Context(), p, fair)
			if err != nil {
				t.Fatal(err)
			}
			c.add(t, c.question(t, path, p, fair, want))
		}
	}
}

// question puts one question to aiocheck and compares its answers with SPIN's.
func (c *comparison) question(t *testing.T, path string, p spin.Property, fair spin.Fairness, want spin.Outcome) spin.Row {
	row := spin.Row{
		Model: modelName(path), Property: p.String(), Fairness: fair.String(),
		Spin: spin.Answer{Verdict: want.Verdict.String(), Kinds: want.Kinds, States: want.States, Transitions: want.Transitions, Seconds: want.Seconds},
		Note: want.Reason,
	}
	if want.Verdict == spin.Unknown {
		row.Result = spin.NoOracle
	}
	if c.binary == "" {
		return row
	}
	// What SPIN can answer, aiocheck must, and is given time on a busy machine.
	limit := 6 * *spinTimeout
	if want.Verdict == spin.Unknown {
		limit = 2 * time.Second
	}
	args := []string{"-p", p.String(), "--fairness", fair.String()}
	if want.Complete {
		args = append(args, "--all-errors")
	}
	full, err := c.ask(t.Context(), path, p.String(), limit, append(args, "--full")...)
	if err != nil {
		row.Result, row.Note = spin.Differ, err.Error()
		return row
	}
	row.Own = full
	if want.Verdict == spin.Unknown {
		if c.small && full.Verdict == "unknown" {
			row.Result, row.Note = spin.Differ, "no answer on a small model"
		}
		return row
	}
	row.Result = spin.Agree
	if full.Verdict == "unknown" && !want.Complete {
		row.Result = spin.Unanswered
		return row
	}
	if note := differs(p, want, full, true); note != "" {
		row.Result, row.Note = spin.Differ, note
		return row
	}
	if !*spinReduced {
		return row
	}
	reduced, err := c.ask(t.Context(), path, p.String(), limit, args...)
	if err != nil {
		row.Result, row.Note = spin.Differ, "reduced: "+err.Error()
	} else if reduced.Verdict == "unknown" && !want.Complete {
		row.Result, row.Note = spin.Unanswered, "reduced: "+want.Reason
	} else if note := differs(p, want, reduced, false); note != "" {
		row.Result, row.Note = spin.Differ, "reduced: "+note
	}
	return row
}

// differs says how aiocheck's answer differs from SPIN's, and nothing if they
// agree.
func differs(p spin.Property, want spin.Outcome, got spin.Answer, full bool) string {
	if got.Verdict != want.Verdict.String() {
		return fmt.Sprintf("got %s, want %s %s", got.Verdict, want.Verdict, strings.Join(want.Texts, "; "))
	}
	if !want.Complete {
		return ""
	}
	// Whether an ltl formula fails by a cycle, an assertion or the end of its
	// automaton is a matter of the automaton, and each tool has its own.
	if p.Kind != spin.LTL && !slices.Equal(got.Kinds, want.Kinds) {
		return fmt.Sprintf("got kinds %v, want %v", got.Kinds, want.Kinds)
	}
	if p.Kind == spin.Safety && full && (got.States != want.States || got.Transitions != want.Transitions) {
		return fmt.Sprintf("got %d states and %d transitions, want %d and %d", got.States, got.Transitions, want.States, want.Transitions)
	}
	return ""
}

// answer is what the comparison reads of aiocheck's JSON.
type answer struct {
	Schema     string `json:"schema"`
	Verdict    string `json:"verdict"`
	Properties []struct {
		Name        string   `json:"name"`
		Verdict     string   `json:"verdict"`
		Kind        string   `json:"kind"`
		Kinds       []string `json:"kinds"`
		Message     string   `json:"message"`
		States      int      `json:"states"`
		Transitions int      `json:"transitions"`
	} `json:"properties"`
	Caveats []string `json:"caveats"`
}

// errRefused says that aiocheck found fault with its input.
var errRefused = errors.New("refused")

// ask runs aiocheck on one property.
func (c *comparison) ask(ctx context.Context, path, property string, limit time.Duration, args ...string) (spin.Answer, error) {
	start := time.Now()
	got, err := c.own(ctx, path, limit, args...)
	if err != nil {
		return spin.Answer{}, err
	}
	seconds := time.Since(start).Seconds()
	for _, p := range got.Properties {
		if p.Name != property {
			continue
		}
		kinds := p.Kinds
		if len(kinds) == 0 && p.Kind != "" {
			kinds = []string{p.Kind}
		}
		slices.Sort(kinds)
		return spin.Answer{Verdict: p.Verdict, Kinds: slices.Compact(kinds), States: p.States, Transitions: p.Transitions, Seconds: seconds}, nil
	}
	return spin.Answer{}, fmt.Errorf("no property %q in the report", property)
}

// own runs aiocheck check and reads its report. The exit code must fit it.
func (c *comparison) own(ctx context.Context, path string, limit time.Duration, args ...string) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, limit+10*time.Second)
	defer cancel()
	args = append([]string{"check", "--format", "json", "--timeout", limit.String(), "--max-memory", "4G"}, args...)
	cmd := exec.CommandContext(ctx, c.binary, append(args, path)...)
	cmd.WaitDelay = time.Second
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	if ctx.Err() != nil {
		return answer{}, fmt.Errorf("aiocheck did not stop at its limit of %s", limit)
	}
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return answer{}, err
	}
	code := cmd.ProcessState.ExitCode()
	if strings.Contains(stderr.String(), "goroutine ") || code < 0 || code > 3 {
		return answer{}, fmt.Errorf("aiocheck broke (%s): %s", cmd.ProcessState, firstLine(stderr.String()))
	}
	if code == 2 {
		return answer{}, fmt.Errorf("%w: %s", errRefused, firstLine(stderr.String()))
	}
	var got answer
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		return answer{}, fmt.Errorf("report: %w", err)
	}
	if want := map[int]string{0: "holds", 1: "violated", 3: "unknown"}[code]; got.Verdict != want {
		return answer{}, fmt.Errorf("exit code %d with verdict %q", code, got.Verdict)
	}
	return got, nil
}

// add records a row, after a look at the list of SPIN's own faults.
func (c *comparison) add(t *testing.T, row spin.Row) {
	t.Helper()
	for _, f := range spinsFault {
		if f.model != row.Model || f.property != row.Property || f.fairness != row.Fairness {
			continue
		}
		switch row.Result {
		case spin.Differ:
			row.Result, row.Note = spin.Excused, f.heading+": "+row.Note
		case spin.Agree:
			t.Errorf("%s, fairness %s: agrees with SPIN, but is listed as a fault of SPIN's", row.Property, row.Fairness)
		}
	}
	if row.Result == spin.Differ {
		t.Errorf("%s, fairness %s: %s", row.Property, row.Fairness, row.Note)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.table = append(c.table, row)
}

// report prints the table, rows in the order of their names.
func (c *comparison) report(t *testing.T) {
	slices.SortStableFunc(c.table, func(a, b spin.Row) int { return strings.Compare(a.Model, b.Model) })
	var text bytes.Buffer
	c.table.Write(&text)
	switch {
	case *spinTable == "-":
		os.Stdout.Write(text.Bytes())
	case *spinTable != "":
		appendTo(t, *spinTable, text.Bytes())
	case *spinModel != "":
		t.Logf("\n%s", text.String())
	default:
		t.Log(c.table.Summary())
	}
	if *spinPin != "" {
		c.pin(t)
	}
	if *spinJSON != "" {
		var rows bytes.Buffer
		for _, row := range c.table {
			json.NewEncoder(&rows).Encode(row)
		}
		appendTo(t, *spinJSON, rows.Bytes())
	}
}

func appendTo(t *testing.T, name string, text []byte) {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Write(text); err != nil {
		t.Error(err)
	}
}

// TestSpinDifferencesAreExplained holds the list of SPIN's faults to the page
// that argues them.
func TestSpinDifferencesAreExplained(t *testing.T) {
	page, err := os.ReadFile("../../docs/spin-differences.md")
	if err != nil {
		t.Skip(err)
	}
	headings := make(map[string]bool)
	for lines := bufio.NewScanner(bytes.NewReader(page)); lines.Scan(); {
		if text := lines.Text(); strings.HasPrefix(text, "#") {
			headings[strings.TrimSpace(strings.TrimLeft(text, "#"))] = true
		}
	}
	for _, f := range spinsFault {
		if !headings[f.heading] {
			t.Errorf("%s, %s: docs/spin-differences.md has no heading %q", f.model, f.property, f.heading)
		}
	}
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSpace(s[strings.LastIndex(s, "\n")+1:])
}
