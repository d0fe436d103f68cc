package main

import (
	"context"
	"errors"
	"fmt"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/token"
	"github.com/aiocheck/aiocheck/traces"
)

// checker carries out the check command.
type checker struct {
	*app
	spec       specFlags
	properties []string
	fairness   oneOf
	search     oneOf
	format     oneOf
	full       bool
	allErrors  bool
	workers    int
	maxStates  int
	maxMemory  byteSize
	timeout    time.Duration
	seed       uint64
	trace      string
	quiet      bool
	verbose    bool
	claims     []string
	invariants []string
	view       tableFlags
}

func (a *app) checkCommand() *cobra.Command {
	c := &checker{
		app:      a,
		fairness: oneOf{"none", []string{"none", "weak"}},
		search:   oneOf{"bfs", []string{"bfs", "dfs"}},
		format:   oneOf{"text", []string{"text", "json"}},
	}
	cmd := &cobra.Command{
		Use:   "check [SPEC...]",
		Short: "Check the properties that a model states",
		Long: `Check Promela models, or, without a spec, the built-in catalogue of claims. Every property that a file states is checked on its own: safety
(assertions, invalid end states, run-time errors), accept and progress labels, the never claim
and every ltl formula. A counterexample is shown as a table with one column per process.

A property holds only if the search was complete. Where a limit or an interrupt ended it, the
verdict is unknown.

Exit codes: 0 holds, 1 violated, 2 bad usage or bad spec, 3 unknown. For several specs it is
that of the worst: 2 before 1 before 3.`,
		Example: `  aiocheck check first.pml
  aiocheck check -D BUG -D N=3 first.pml
  aiocheck check -p safety --trace bug.itf.json first.pml
  aiocheck check -p wakes --fairness weak --max-memory 4G --timeout 10m first.pml
  aiocheck check --invariant 'exists(t: in(t, notify)) -> ready' first.pml
  aiocheck check -p safety --invariant 'wakes=[] (ready -> <> !ready)' first.pml
  aiocheck check --format json *.pml
  aiocheck check
  aiocheck check --claim 4`,
		Args: func(cmd *cobra.Command, args []string) error {
			f := cmd.Flags()
			switch {
			case len(args) > 0 && len(c.claims) > 0:
				return usage(cmd, "--claim is for the catalogue, want it without a spec")
			case len(args) > 0:
				return nil
			case f.Changed("define"), f.Changed("property"), f.Changed("fairness"), f.Changed("invariant"):
				return usage(cmd, "got no spec, and the catalogue says by itself what its claims are checked with")
			case f.Changed("trace") && len(c.claims) == 0:
				return usage(cmd, "--trace: want a spec or a --claim")
			}
			return nil
		},
		RunE: c.run,
	}
	c.addFlags(cmd)
	return cmd
}

func (c *checker) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	c.spec.add(f)
	f.StringArrayVarP(&c.properties, "property", "p", nil,
		"check only this `property`: safety, never, accept, progress or the name of an ltl formula (repeatable)")
	f.StringArrayVar(&c.invariants, "invariant", nil,
		"check that this `[NAME=]FORMULA` holds too, in every state unless it has temporal operators; its name is inv_0, inv_1, ... (repeatable)")
	f.StringArrayVar(&c.claims, "claim", nil, "check this claim of the catalogue, by its `id` (repeatable)")
	f.Var(&c.fairness, "fairness", "what is assumed of the scheduler; weak: who is always able to move, moves")
	f.BoolVar(&c.full, "full", false, "visit every state; no reduction")
	f.Var(&c.search, "search", "order of the search; only bfs finds shortest counterexamples")
	f.BoolVar(&c.allErrors, "all-errors", false, "complete the search, and show one violation of every kind")
	f.IntVar(&c.workers, "workers", 0, "goroutines that search (default one per processor)")
	f.IntVar(&c.maxStates, "max-states", 0, "stop after so many states (default no limit)")
	f.Var(&c.maxMemory, "max-memory", "stop before the states take more memory than this, such as 512M or 4G (default three quarters of what is free)")
	f.DurationVar(&c.timeout, "timeout", 0, "stop after this time, such as 90s or 10m (default no limit)")
	f.Uint64Var(&c.seed, "seed", 0, "seed of randomised searches; bfs and dfs are the same for every seed")
	f.Var(&c.format, "format", "text, or json: one object per spec and line")
	f.StringVar(&c.trace, "trace", "", "save the first counterexample to this `file`, as ITF (.itf.json)")
	c.view.add(f)
	f.BoolVarP(&c.quiet, "quiet", "q", false, "verdicts only")
	f.BoolVarP(&c.verbose, "verbose", "v", false, "also list the statements that were never executed, and the memory used")
}

func (c *checker) run(cmd *cobra.Command, files []string) error {
	switch {
	case c.workers < 0:
		return usage(cmd, "--workers: got %d, want 0 or more", c.workers)
	case c.maxStates < 0:
		return usage(cmd, "--max-states: got %d, want 0 or more", c.maxStates)
	case c.timeout < 0:
		return usage(cmd, "--timeout: got %v, want a positive time", c.timeout)
	case c.trace != "" && len(files) > 1:
		return usage(cmd, "--trace: got %d specs, want one", len(files))
	}
	if c.maxMemory == 0 {
		c.maxMemory = byteSize(freeMemory())
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	if len(files) == 0 {
		return c.checkCatalogue(ctx, c.claims)
	}
	for _, file := range files {
		r, err := c.checkFile(ctx, file)
		if err != nil {
			c.report(err)
			r.Verdict, r.Errors = "error", messages(err)
			r.code = exitBad
		}
		if c.format.value == "json" {
			if err := c.writeJSON(r); err != nil {
				return err
			}
		}
		c.code = worse(c.code, r.code)
	}
	return nil
}

// checkFile checks one spec, and shows the results as they come.
func (c *checker) checkFile(ctx context.Context, file string) (*report, error) {
	began := time.Now()
	r := newReport(file, c.spec.defines)
	defer func() { r.Seconds = time.Since(began).Seconds() }()
	s, err := c.load(file, &c.spec)
	if err != nil {
		return r, err
	}
	added, err := s.state(c.invariants)
	if err != nil {
		return r, err
	}
	props, err := choose(s.Properties(), s.Unstated(), c.selected(added))
	if err != nil {
		return r, fmt.Errorf("%s: %w", file, err)
	}
	if !c.quiet {
		c.warn(s)
	}
	if c.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.timeout)
		defer cancel()
	}
	var shown []*outcome
	for i := range props {
		o, err := c.checkProperty(ctx, s, props[i])
		if err != nil {
			return r, fmt.Errorf("%s: %w", file, err)
		}
		r.add(o, c.allErrors)
		shown = append(shown, o)
		if c.text() {
			c.verdictLine(file, o)
		}
	}
	r.caveat(s.Caveats()) // some are known only once values were stored
	if c.text() && !c.quiet {
		c.details(s, r, shown)
	}
	return r, c.saveTrace(shown)
}

func (c *checker) text() bool { return c.format.value == "text" }

// outcome is a checked property: the answer, and the runs that show it.
type outcome struct {
	prop   model.Property
	result *explorer.Result
	traces []*traces.Trace // one for each finding
	err    error           // why there is no trace, though there is a finding
}

func (c *checker) checkProperty(ctx context.Context, s *spec, p model.Property) (*outcome, error) {
	progress := c.newProgress(p.Name)
	opt := explorer.Options{
		Fairness:  c.fairness.value == "weak",
		Workers:   c.workers,
		MaxStates: c.maxStates,
		MaxMemory: int64(c.maxMemory),
		Continue:  c.allErrors,
		Progress:  progress.show,
	}
	if c.search.value == "dfs" {
		opt.Search = explorer.DFS
	}
	result, err := explorer.Check(ctx, s.Program, p, opt)
	progress.done()
	if err != nil {
		return nil, err
	}
	o := &outcome{prop: p, result: result}
	for i := range result.Findings {
		t, err := s.trace(p, &result.Findings[i])
		if errors.Is(err, traces.ErrTooLong) {
			o.err = err
			break
		}
		if err != nil {
			return nil, fmt.Errorf("internal error: a counterexample to %s cannot be shown: %w", p.Name, err)
		}
		o.traces = append(o.traces, t)
	}
	return o, nil
}

// trace describes the run that a finding consists of.
func (s *spec) trace(p model.Property, f *explorer.Finding) (*traces.Trace, error) {
	m := s.meta()
	m.Property, m.Formula = p.Name, p.Text
	m.Kind, m.Message, m.Shortest = f.Kind.String(), f.Message, f.Shortest
	s.place(&m, p.Pos)
	t, err := traces.Build(s.Program, s.Program, s.tidy(p, traces.Path(f.Path)), m)
	if err != nil {
		return nil, err
	}
	s.placeViolation(t)
	return t, nil
}

// placeViolation moves the position that t names from where the property is
// stated to where it is broken, if there is one such place.
func (s *spec) placeViolation(t *traces.Trace) {
	if n := len(t.Steps); n > 0 && t.Steps[n-1].Fault != nil {
		s.place(&t.Meta, t.Steps[n-1].Info.Pos)
		return
	}
	if t.Meta.Kind != model.InvalidEndState.String() {
		return
	}
	for _, info := range t.Last().Threads {
		atEnd := func(label string) bool { return strings.HasPrefix(label, "end") }
		if info.Text != "end" && !slices.ContainsFunc(info.Labels, atEnd) {
			s.place(&t.Meta, info.Pos) // the first process that should have gone on
			return
		}
	}
}

func (c *checker) saveTrace(outcomes []*outcome) error {
	if c.trace == "" {
		return nil
	}
	for _, o := range outcomes {
		if len(o.traces) > 0 {
			if err := o.traces[0].Save(c.trace); err != nil {
				return err
			}
			if c.text() && !c.quiet {
				c.printf("\nsaved to %s\n", traces.Sanitize(c.trace))
			}
			return nil
		}
		if o.err != nil {
			return o.err
		}
	}
	return nil
}

// choose picks the properties with the given names, all that the file states without. The
// word never picks every never claim.
func choose(stated, unstated []model.Property, names []string) ([]model.Property, error) {
	if len(names) == 0 {
		return stated, nil
	}
	var out []model.Property
	add := func(p model.Property) {
		if !slices.ContainsFunc(out, func(q model.Property) bool { return q.Name == p.Name }) {
			out = append(out, p)
		}
	}
	for _, name := range names {
		found := false
		for _, p := range slices.Concat(stated, unstated) {
			if p.Name == name || name == "never" && isNever(p) {
				found = true
				add(p)
			}
		}
		if !found {
			known := make([]string, len(stated))
			for i := range stated {
				known[i] = stated[i].Name
			}
			return nil, fmt.Errorf("no property %q, the file states %s%s", name,
				strings.Join(known, ", "), nearestProperty(name, known))
		}
	}
	return out, nil
}

// isNever says whether p is a never claim: an automaton that no formula stands for, or a layer.
func isNever(p model.Property) bool {
	return p.Layer != nil || p.Kind == model.Claim && p.Text == ""
}

func nearestProperty(name string, known []string) string {
	if n := token.Nearest(name, known); n != "" {
		return fmt.Sprintf(" (did you mean %s?)", n)
	}
	return ""
}
