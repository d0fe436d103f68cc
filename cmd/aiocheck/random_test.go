package main_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/randprog"
	"github.com/aiocheck/aiocheck/cmd/aiocheck/internal/spin"
	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
)

// TestSpinRandom compares aiocheck with SPIN on random programs, and with itself.
//
// A long run, on one profile or all, with what differs made small and kept:
//
//	go test ./cmd/aiocheck -run TestSpinRandom -random.n 10000 -random.seed 7 -random.keep /tmp/found -timeout 0
var (
	randomN       = flag.Int("random.n", 260, "compare so `many` random programs")
	randomSeed    = flag.Uint64("random.seed", 1, "`seed` of the first of them")
	randomProfile = flag.String("random.profile", "", "only programs of this `profile`")
	randomKeep    = flag.String("random.keep", "", "write programs that differ, made small, to this `directory`")
	randomWorkers = flag.Int("random.parallel", 2, "so many programs at a `time`")
	randomText    = flag.String("random.print", "", "only print the program of this `profile` and the seed")
)

// Limits: the programs are small, and those that are not tell no more.
const (
	randomStates = 20_000
	randomTime   = 2 * time.Second
	shrinkTries  = 1500
)

func TestSpinRandom(t *testing.T) {
	if *randomText != "" {
		t.Log("\n" + randprog.Program(*randomText, *randomSeed).String())
		return
	}
	if testing.Short() {
		t.Skip("takes a minute")
	}
	oracle := findSpin(t)
	cc, err := exec.LookPath("tcc")
	if err != nil {
		missing(t, err)
	}
	oracle.CC, oracle.Timeout = []string{cc, "-w"}, time.Second
	profiles := randprog.Profiles()
	if *randomProfile != "" {
		profiles = []string{*randomProfile}
	}
	r := &randomRun{oracle: oracle, dir: t.TempDir(), counts: map[string]int{}}
	var all sync.WaitGroup
	jobs := make(chan int)
	for range *randomWorkers {
		all.Go(func() {
			for i := range jobs {
				r.program(t, profiles[i%len(profiles)], *randomSeed+uint64(i/len(profiles)))
			}
		})
	}
	for i := range *randomN {
		jobs <- i
	}
	close(jobs)
	all.Wait()
	for _, k := range slices.Sorted(maps.Keys(r.counts)) {
		t.Logf("%6d %s", r.counts[k], k)
	}
}

// randomRun is one run of the comparison.
type randomRun struct {
	oracle *spin.Oracle
	dir    string

	mu     sync.Mutex
	counts map[string]int
	serial int
}

func (r *randomRun) count(what string) {
	r.mu.Lock()
	r.counts[what]++
	r.mu.Unlock()
}

// folder makes an empty one.
func (r *randomRun) folder() string {
	r.mu.Lock()
	r.serial++
	dir := filepath.Join(r.dir, fmt.Sprint(r.serial))
	r.mu.Unlock()
	os.Mkdir(dir, 0o755)
	return dir
}

// mismatch is one point on which two answers do not agree. Two of the same
// class are likely to have the same cause.
type mismatch struct {
	class string
	text  string
}

// program compares the answers about one program.
func (r *randomRun) program(t *testing.T, profile string, seed uint64) {
	n := randprog.Program(profile, seed)
	text := n.String()
	began := time.Now()
	defer func() {
		if d := time.Since(began); d > 10*time.Second {
			t.Logf("slow: %s %d took %v", profile, seed, d)
		}
	}()
	r.count("programs of " + profile)
	c := &questions{randomRun: r, tally: true}
	diff := c.compare(t.Context(), text)
	if diff == nil {
		return
	}
	small := &randprog.Shrinker{Tries: shrinkTries, Still: func(text string) bool {
		d := (&questions{randomRun: r, only: diff.class}).compare(t.Context(), text)
		return d != nil && d.class == diff.class
	}}
	least := small.Shrink(n)
	if d := (&questions{randomRun: r, only: diff.class}).compare(t.Context(), least); d != nil {
		diff = d
	}
	t.Errorf("%s %d: %s\n%s\n%s\n", profile, seed, diff.class, diff.text, least)
	if *randomKeep != "" {
		os.MkdirAll(*randomKeep, 0o755)
		name := filepath.Join(*randomKeep, fmt.Sprintf("%s-%d", profile, seed))
		os.WriteFile(name+".pml", []byte(fmt.Sprintf("/* %s: %s */%s\n", diff.class, strings.ReplaceAll(diff.text, "*/", "* /"), least)), 0o644)
		os.WriteFile(name+".all", []byte(text), 0o644)
	}
}

// questions puts questions about one program to both.
type questions struct {
	*randomRun
	only  string // a class: what else there is does not matter
	tally bool
	text  string
	lost  bool // SPIN ran into its limits
}

func (q *questions) note(what string) {
	if q.tally {
		q.count(what)
	}
}

// compare is the first difference, nil without.
func (q *questions) compare(ctx context.Context, text string) (diff *mismatch) {
	q.text = text
	dir := q.folder()
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "p.pml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return &mismatch{"test", err.Error()}
	}
	defer func() {
		if broken := recover(); broken != nil {
			if q.only == "" {
				fmt.Fprintf(os.Stderr, "panic: %v\n", broken)
			}
			diff = &mismatch{"panic", fmt.Sprint(broken)}
		}
	}()
	program, err := promela.Load(path, promela.Options{})
	limited, cancel := context.WithTimeout(ctx, randomTime)
	defer cancel()
	m, refused := q.oracle.Open(limited, path)
	if m != nil {
		defer m.Close()
	}
	if errors.Is(refused, context.DeadlineExceeded) {
		q.note("no oracle: spin is slow to translate")
		return nil
	}
	if rejected := (*spin.RejectedError)(nil); refused != nil && !errors.As(refused, &rejected) {
		return &mismatch{"test", refused.Error()}
	}
	switch {
	case err != nil && refused != nil:
		q.note("refused by both: " + reason(err))
		return nil
	case err != nil:
		if stricter.MatchString(err.Error()) {
			q.note("refused by aiocheck: " + stricter.String())
			return nil
		}
		return &mismatch{"refused by aiocheck: " + reason(err), err.Error()}
	case refused != nil:
		why := spinsReason(refused.Error())
		for _, l := range lenient {
			if l.MatchString(why) {
				q.note("refused by SPIN: " + l.String())
				return nil
			}
		}
		return &mismatch{"refused by SPIN: " + anonymous(why), why}
	}
	return q.properties(ctx, program, m)
}

// lenient lists what SPIN refuses and aiocheck takes, see taken.
var lenient = []*regexp.Regexp{
	regexp.MustCompile(`jump into d_step sequence`),
	regexp.MustCompile(`bad index in for-construct`),
	regexp.MustCompile(`no runable process`),
	regexp.MustCompile(`dubious use of 'else'`),
	regexp.MustCompile(`array list initializer`),
	regexp.MustCompile(`cannot use 'enabled\(\)' in models with synchronous channels`),
	regexp.MustCompile(`saw 'unless' on a guard|label .* placed incorrectly`),
	regexp.MustCompile(`tl_spin: expected`),
	regexp.MustCompile(`infinite goto loop`),
	regexp.MustCompile(`bad channel spec`),
	regexp.MustCompile(`wrong arg type`),
}

// stricter is what aiocheck refuses and SPIN takes.
var stricter = regexp.MustCompile(`division by zero|unless inside a d_step|unless behind a labelled d_step`)

func reason(err error) string {
	s := firstLine(err.Error())
	if i := strings.Index(s, ": "); i >= 0 {
		s = s[i+2:]
	}
	return anonymous(s)
}

// anonymous takes names and numbers out of a message.
func anonymous(s string) string {
	return regexp.MustCompile(`[a-zA-Z]*\d+`).ReplaceAllString(s, "N")
}

// spinsReason is the line of SPIN's output that speaks of an error.
func spinsReason(out string) string {
	why := lastLine(out)
	for line := range strings.Lines(out) {
		if (strings.Contains(strings.ToLower(line), "error") || strings.Contains(line, "tl_spin")) && !strings.Contains(line, "defines local") {
			why = strings.TrimSpace(strings.TrimPrefix(line, "spin rejects the model: "))
		}
		if strings.Contains(line, "tl_spin: expected") {
			break
		}
	}
	return why
}

// properties compares them one by one: safety first, which tells the size.
func (q *questions) properties(ctx context.Context, program *promela.Program, m *spin.Model) *mismatch {
	own := map[string]model.Property{}
	for _, p := range program.Properties() {
		own[p.Name] = p
	}
	theirs := m.Properties()
	if len(own) != len(theirs) && q.wants("properties") {
		return &mismatch{"properties", fmt.Sprintf("got %v, want %v", slices.Sorted(maps.Keys(own)), theirs)}
	}
	for _, p := range theirs {
		prop, ok := own[p.String()]
		if !ok {
			return &mismatch{"properties", "there is none of the name " + p.String()}
		}
		for _, fair := range []spin.Fairness{spin.NoFairness, spin.WeakFairness} {
			if fair == spin.WeakFairness && p.Kind == spin.Safety {
				continue
			}
			if diff := q.property(ctx, program, m, prop, p, fair); diff != nil {
				return diff
			}
			if q.lost {
				return nil // what SPIN cannot search for this it cannot search for that
			}
		}
		if p.Kind == spin.Safety && q.tooLarge(ctx, program, prop) {
			q.note("too large")
			return nil
		}
	}
	if q.wants("itself") {
		return q.itself(ctx, program)
	}
	return nil
}

// wants says whether a class of differences is what is looked for.
func (q *questions) wants(class string) bool {
	return q.only == "" || strings.HasPrefix(q.only, class) || q.only == "panic"
}

func (q *questions) tooLarge(ctx context.Context, program *promela.Program, p model.Property) bool {
	r, err := q.check(ctx, program, p, explorer.Options{Workers: 1})
	return err == nil && (r.Verdict == explorer.Unknown || r.Stats.States >= randomStates)
}

func (q *questions) check(ctx context.Context, program *promela.Program, p model.Property, o explorer.Options) (*explorer.Result, error) {
	ctx, cancel := context.WithTimeout(ctx, randomTime)
	defer cancel()
	o.MaxStates = randomStates
	return explorer.Check(ctx, program, p, o)
}

// property compares the answers to one question.
func (q *questions) property(ctx context.Context, program *promela.Program, m *spin.Model, prop model.Property, p spin.Property, fair spin.Fairness) *mismatch {
	class := fmt.Sprintf("%s-%s", [...]string{"safety", "accept", "progress", "never", "ltl"}[p.Kind], fair)
	if !q.wants(class) {
		return nil
	}
	got, err := q.check(ctx, program, prop, explorer.Options{Workers: 1, Continue: true, Fairness: bool(fair)})
	if err != nil {
		return &mismatch{class + " error", err.Error()}
	}
	if got.Verdict == explorer.Unknown || got.Stats.States >= randomStates {
		q.note("too large: " + class)
		return nil
	}
	if p.Kind != spin.Safety && len(got.Caveats) > 0 {
		q.note("not compared: " + got.Caveats[0]) // SPIN goes on behind run-time errors
		return nil
	}
	want, err := m.Check(ctx, p, fair)
	if err != nil {
		return &mismatch{"test", err.Error()}
	}
	if want.Verdict == spin.Unknown {
		q.note("no oracle: " + anonymous(want.Reason))
		q.lost = !strings.Contains(want.Reason, "run-time error")
		return nil
	}
	q.note("questions: " + class + " " + want.Verdict.String())
	answer := spin.Answer{Verdict: got.Verdict.String(), States: got.Stats.States, Transitions: got.Stats.Transitions}
	for i := range got.Findings {
		answer.Kinds = append(answer.Kinds, got.Findings[i].Kind.String())
	}
	slices.Sort(answer.Kinds)
	answer.Kinds = slices.Compact(answer.Kinds)
	note := differs(p, want, answer, true)
	if note == "" {
		return nil
	}
	if strings.Contains(strings.Join(want.Others, ""), "q_len(") {
		q.note("not compared: whose assertion failed cannot be told by its text")
		return nil
	}
	if p.Kind >= spin.Progress && strings.Contains(q.text, "_nr_pr") {
		q.note("excused: a claim counts in _nr_pr")
		return nil
	}
	if strings.Contains(q.text, "notrace") && slices.Contains(want.Kinds, spin.InvalidEndState) && !slices.Contains(answer.Kinds, "invalid-end-state") {
		q.note("excused: SPIN wants a notrace assertion completed where processes stand at end labels")
		return nil
	}
	if fair == spin.WeakFairness {
		free, err := m.Check(ctx, p, spin.NoFairness)
		if err != nil {
			return &mismatch{"test", err.Error()}
		}
		why := q.excuse(got, want, free)
		if why == "" && p.Kind == spin.Accept && slices.Equal(want.Texts, []string{"accept stutter"}) && !endsMarked(program, prop) {
			why = "with -f SPIN reports an accept stutter though no run ends at an accept label"
		}
		if why != "" {
			q.note("excused: " + why)
			return nil
		}
	}
	for i := range got.Findings {
		note += "; found " + got.Findings[i].Message
	}
	words := strings.Fields(note)
	return &mismatch{class + " " + cmp.Or(kindOfMismatch(words)), p.String() + ": " + note + "; SPIN: " + strings.Join(append(want.Texts, want.Others...), "; ")}
}

// excuse is SPIN's fault that explains a difference under weak fairness, where free is what
// SPIN says without fairness.
func (q *questions) excuse(got *explorer.Result, want, free spin.Outcome) string {
	missed := func(kind string) bool { // though it can be had without fairness
		return slices.ContainsFunc(got.Findings, func(f explorer.Finding) bool { return f.Kind.String() == kind }) &&
			!slices.Contains(want.Kinds, kind) && slices.Contains(free.Kinds, kind)
	}
	switch {
	case want.Verdict == spin.Violated && free.Verdict == spin.Holds:
		return "with -f SPIN reports an accept stutter that it does not without"
	case !missed(spin.AcceptanceCycle) && !missed(spin.NonProgressCycle):
		return ""
	case stutters(got):
		return "with -f SPIN misses cycles that a claim makes alone"
	case idle(got):
		return "with -f SPIN misses cycles in which the lowest process stays blocked"
	case restricted.MatchString(q.text):
		return "with -f SPIN misses cycles while a process is held by provided or priority"
	}
	return ""
}

var restricted = regexp.MustCompile(`\bprovided\b|priority`)

// stutters says whether all that was found is runs that stay in their last state for ever.
func stutters(r *explorer.Result) bool {
	for i := range r.Findings {
		if p := &r.Findings[i].Path; p.Loop >= 0 && p.Loop != len(p.Moves) {
			return false
		}
	}
	return true
}

// idle says whether process 0 never moves in the cycle that was found.
func idle(r *explorer.Result) bool {
	for i := range r.Findings {
		p := &r.Findings[i].Path
		if p.Loop < 0 {
			continue
		}
		for _, move := range p.Moves[p.Loop:] {
			for _, step := range move {
				if step.Thread() == 0 {
					return false
				}
			}
		}
	}
	return true
}

// kindOfMismatch is the class that a note of differs stands for.
func kindOfMismatch(words []string) string {
	switch {
	case words[1] == "kinds":
		return "kinds"
	case len(words) > 2 && words[2] == "states":
		return "figures"
	}
	return strings.Trim(words[1], ",") + " for " + words[3]
}

// itself compares what aiocheck says with what it says in other ways.
func (q *questions) itself(ctx context.Context, program *promela.Program) *mismatch {
	if err := walk(program); err != nil {
		return &mismatch{"itself walk", err.Error()}
	}
	for _, p := range program.Properties() {
		for _, fair := range []bool{false, true} {
			if fair && p.Kind == model.Safety {
				continue
			}
			for _, goOn := range []bool{false, true} {
				if err := q.workers(ctx, program, p, explorer.Options{Fairness: fair, Continue: goOn}); err != nil {
					return &mismatch{"itself check", fmt.Sprintf("%s: %v", p.Name, err)}
				}
			}
		}
	}
	return nil
}
