package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/explorer/compare"
	"github.com/aiocheck/aiocheck/traces"
)

// comparer carries out the compare command.
type comparer struct {
	*app
	spec        specFlags
	left, right []string
	properties  []string
	fairness    oneOf
	format      oneOf
	notify      string
	maxStates   int
	maxMemory   byteSize
	timeout     time.Duration
	trace       string
	view        tableFlags
}

func (a *app) compareCommand() *cobra.Command {
	c := &comparer{
		app:      a,
		fairness: oneOf{"none", []string{"none", "weak"}},
		format:   oneOf{"text", []string{"text", "json"}},
	}
	cmd := &cobra.Command{
		Use:   "compare SPEC",
		Short: "Compare a model under two settings of -D",
		Long: `Read a model twice, with --left and with --right, and say side by side what each proves, how
many wake-ups each skips, and the shortest schedule on which they first decide differently.

Both take the same steps as long as both can: the same process, the same place in the text. They decide
differently where one can take a step that the other cannot, such as a notification that one
skips and the other makes. What a macro stands for is at the place of its use. Beyond the first difference
the search goes on for the first of each kind: where only the left side skips, and where only the right one does.

A wake-up is a call of the inline aio_notify, or of the one that --notify names. In such a call a step
that stores to a shared variable writes. A step skips if the call could still come to one that
writes, and behind it cannot any more. Counted are distinct transitions (a state and
the step out of it) over all states that can be reached.

Exit codes: 0 both sides hold everything, 1 some side is violated, 2 bad usage or bad spec,
3 unknown: a property, a count or the comparison was ended by a limit or an interrupt. Whether
the sides differ does not matter to it.`,
		Example: `  aiocheck compare --right FIXED first.pml
  aiocheck compare -D IO -D VCPUS=1 --left 'OPTIMIZE=exists(t: in_dispatching(t))' \
      --right 'OPTIMIZE=!exists(t: in_prepare_or_poll(t))' guard.pml`,
		Args: exactly(1, "one spec"),
		RunE: c.run,
	}
	c.addFlags(cmd)
	return cmd
}

func (c *comparer) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVarP(&c.spec.defines, "define", "D", nil, "define a macro on both sides, as `NAME[=VALUE]` (repeatable)")
	f.StringArrayVar(&c.left, "left", nil, "define a macro on the left side only, as `NAME[=VALUE]` (repeatable)")
	f.StringArrayVar(&c.right, "right", nil, "define a macro on the right side only, as `NAME[=VALUE]` (repeatable)")
	f.StringArrayVarP(&c.properties, "property", "p", nil,
		"check only this `property`: safety, never, accept, progress or the name of an ltl formula (repeatable)")
	f.Var(&c.fairness, "fairness", "what is assumed of the scheduler; weak: who is always able to move, moves")
	f.StringVar(&c.notify, "notify", "aio_notify", "the `inline` that wakes, or skips it")
	f.IntVar(&c.maxStates, "max-states", 0, "end each search after so many states, or pairs of states (default no limit)")
	f.Var(&c.maxMemory, "max-memory", "end each search before its states take more memory than this, such as 512M or 4G (default three quarters of what is free)")
	f.DurationVar(&c.timeout, "timeout", 0, "stop after this time, such as 90s or 10m (default no limit)")
	f.Var(&c.format, "format", "text, or json: one object")
	f.StringVar(&c.trace, "trace", "", "save the schedule on which they first differ, on the left side, to this `file`, as ITF (.itf.json)")
	c.view.add(f)
}

func (c *comparer) run(cmd *cobra.Command, args []string) error {
	switch {
	case len(c.left)+len(c.right) == 0:
		return usage(cmd, "got no --left and no --right, want what the sides differ in")
	case slices.Equal(c.left, c.right):
		return usage(cmd, "--left and --right: got the same twice, want two settings")
	case c.notify == "":
		return usage(cmd, "--notify: got no name, want that of an inline")
	case c.maxStates < 0:
		return usage(cmd, "--max-states: got %d, want 0 or more", c.maxStates)
	case c.timeout < 0:
		return usage(cmd, "--timeout: got %v, want a positive time", c.timeout)
	}
	if c.maxMemory == 0 {
		c.maxMemory = byteSize(freeMemory())
	}
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	if c.timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, c.timeout)
		defer cancel()
	}
	return c.compare(ctx, args[0], cmd.Flags().Changed("notify"))
}

// compare compares the two sides of a spec; the inline that wakes was asked for by name, or not.
func (c *comparer) compare(ctx context.Context, file string, asked bool) error {
	began := time.Now()
	sides, err := c.loadSides(file)
	if err != nil {
		return err
	}
	if asked && !sides[0].calls && !sides[1].calls {
		return fmt.Errorf("%s: no call of an inline %q%s", file, c.notify, didYouMean(c.notify, sides[0].inlines()))
	}
	for _, s := range sides {
		if err := c.examine(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	d, err := c.differ(ctx, sides)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	r := c.newCompareReport(file, sides, d)
	r.Seconds = time.Since(began).Seconds()
	c.code = r.code
	if c.format.value == "json" {
		e := json.NewEncoder(c.out)
		e.SetEscapeHTML(false)
		err = e.Encode(r)
	} else {
		err = c.show(r, sides, d)
	}
	if err != nil || c.trace == "" || len(d.places) == 0 || d.places[0].trace == nil {
		return err
	}
	if err := d.places[0].trace.Save(c.trace); err != nil {
		return err
	}
	if c.format.value == "text" {
		c.printf("\nsaved to %s\n", traces.Sanitize(c.trace))
	}
	return nil
}

func (c *comparer) limits() compare.Limits {
	return compare.Limits{MaxStates: c.maxStates, MaxMemory: int64(c.maxMemory)}
}

// examine checks the properties of a side, and counts its wake-ups.
func (c *comparer) examine(ctx context.Context, s *side) error {
	for _, p := range s.props {
		progress := c.newProgress(s.name + ", " + p.Name)
		res, err := explorer.Check(ctx, s.Program, p, explorer.Options{
			Fairness:  c.fairness.value == "weak",
			MaxStates: c.maxStates,
			MaxMemory: int64(c.maxMemory),
			Progress:  progress.show,
		})
		progress.done()
		if err != nil {
			return err
		}
		s.results = append(s.results, res)
	}
	if !s.calls {
		return nil
	}
	var err error
	s.counts, err = compare.Count(ctx, s.Program, s.Program, s.table, c.notify, c.limits())
	return err
}

// differ finds where the sides first decide differently, and describes the way there.
func (c *comparer) differ(ctx context.Context, sides [2]*side) (*comparison, error) {
	res, err := compare.Walk(ctx, sides[0].walked(), sides[1].walked(), c.limits())
	if err != nil {
		return nil, err
	}
	d := &comparison{Result: res}
	for _, found := range res.Differences {
		d.places = append(d.places, tell(found, sides))
	}
	return d, nil
}
