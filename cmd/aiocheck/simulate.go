package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/signal"
	"strconv"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/aiocheck/aiocheck/traces"
)

// simulator carries out the simulate command.
type simulator struct {
	*app
	spec        specFlags
	seed        uint64
	seeded      bool
	stepsMax    int
	interactive bool
	runs        int
	trace       string
}

func (a *app) simulateCommand() *cobra.Command {
	m := &simulator{app: a}
	cmd := &cobra.Command{
		Use:   "simulate SPEC",
		Short: "Run one schedule of a model",
		Long: `Run one schedule of a Promela model and show it as it goes: a random one that the seed
determines, or with --interactive the one that you choose step by step.

The run ends where no process can move, at a fault, or after --steps-max steps.

With --runs N, run N random schedules with each of five schedulers, and print how many of them end in
a fault or an invalid end state: what testing would see of a bug that check proves to be there. The
schedulers are the uniform random one, and PCT of depth 1 to 4 (Burckhardt et al., 2010), which
preempts a thread at depth - 1 places.

Exit codes: 0 no run found anything, 1 a fault or an invalid end state, 2 bad usage or bad spec,
3 interrupted.`,
		Example: `  aiocheck simulate first.pml
  aiocheck simulate --seed 7 --trace run.itf.json first.pml
  aiocheck simulate --interactive first.pml
  aiocheck simulate --runs 10000 first.pml`,
		Args: exactly(1, "one spec"),
		RunE: func(cmd *cobra.Command, args []string) error {
			m.seeded = cmd.Flags().Changed("seed")
			if m.stepsMax < 0 {
				return usage(cmd, "--steps-max: got %d, want 0 or more", m.stepsMax)
			}
			switch f := cmd.Flags(); {
			case m.runs < 0:
				return usage(cmd, "--runs: got %d, want 0 or more", m.runs)
			case m.runs > 0 && (m.interactive || f.Changed("trace")):
				return usage(cmd, "--runs goes without --interactive and --trace")
			}
			return m.run(cmd.Context(), args[0])
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	m.spec.add(f)
	f.Uint64Var(&m.seed, "seed", 0, "seed of the schedule: the same seed, the same run (default a random one, which is shown)")
	f.IntVar(&m.stepsMax, "steps-max", 10000, "end the run after so many steps, 0 for no bound")
	f.BoolVarP(&m.interactive, "interactive", "i", false, "choose each step at a prompt")
	f.IntVar(&m.runs, "runs", 0, "run so many random schedules with each scheduler, and print the rate of violations")
	f.StringVar(&m.trace, "trace", "", "save the run to this `file`, as ITF (.itf.json)")
	return cmd
}

func (m *simulator) run(ctx context.Context, file string) error {
	s, err := m.load(file, &m.spec)
	if err != nil {
		return err
	}
	m.warn(s)
	if m.runs > 0 {
		return m.rates(ctx, s)
	}
	w, err := newWalk(s)
	if err != nil {
		return err
	}
	switch {
	case w.fault != nil:
		m.ending(w) // before the first step
	case m.interactive:
		m.converse(w)
	default:
		ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
		defer stop()
		m.random(ctx, w)
	}
	if m.trace == "" {
		return nil
	}
	if err := m.save(s, w); err != nil {
		return err
	}
	m.printf("saved to %s\n", traces.Sanitize(m.trace))
	return nil
}

// random follows a schedule that the seed determines.
func (m *simulator) random(ctx context.Context, w *walk) {
	if !m.seeded {
		m.seed = rand.Uint64() >> 32 // short enough to be typed
	}
	m.printf("seed %d\n", m.seed)
	rng := rand.New(rand.NewPCG(m.seed, 0))
	for m.stepsMax == 0 || len(w.moves) < m.stepsMax {
		if ctx.Err() != nil {
			m.printf("interrupted after %s\n", traces.Count(len(w.moves), "step"))
			m.code = exitUnknown
			return
		}
		if m.out.err != nil {
			return // nobody listens
		}
		choices := w.choices()
		if w.ended() {
			m.ending(w)
			return
		}
		m.show(w, w.take(choices[rng.IntN(len(choices))]))
	}
	if w.choices(); w.ended() {
		m.ending(w)
		return
	}
	m.printf("stopped after %s\n", traces.Count(len(w.moves), "step"))
}

// show prints a move that was taken: what each step prints, then the step.
func (m *simulator) show(w *walk, steps []taken) {
	for i, t := range steps {
		if t.output != "" {
			// SPIN puts what a process prints under a column of its own.
			m.printf("%*s%s", 6+4*t.step.Thread(), "", traces.SanitizeOutput(t.output))
			if t.output[len(t.output)-1] != '\n' {
				m.printf("\n")
			}
		}
		number := ""
		if i == 0 {
			number = strconv.Itoa(len(w.moves))
		}
		m.printf("%5s  %s", number, w.describe(t.step))
		for k, change := range t.changes {
			m.printf("%s%s", map[bool]string{true: "  | ", false: ", "}[k == 0], change)
		}
		m.printf("\n")
	}
}

// ending tells how the run ended, and sets the exit code.
func (m *simulator) ending(w *walk) {
	kind, message := w.violation()
	if kind != "" {
		m.printf("%s\n", traces.Violation(kind, message))
	} else {
		m.printf("the run has ended\n")
	}
	if kind != "" {
		m.code = exitViolated
	}
	m.standing(w)
}

// standing prints the values and where each process stands.
func (m *simulator) standing(w *walk) {
	if w.state != nil {
		_ = w.snapshot(w.state).WriteText(m.out, w.enabled(), m.pageWidth())
	}
}

// save writes the run as a trace.
func (m *simulator) save(s *spec, w *walk) error {
	meta := s.meta()
	if meta.Kind, meta.Message = w.violation(); meta.Kind != "" {
		meta.Property = "safety"
	}
	t, err := traces.Build(s.Program, s.Program, traces.Path{Moves: w.moves, Loop: -1}, meta)
	if err != nil {
		return fmt.Errorf("cannot save the run: %w", err)
	}
	s.placeViolation(t)
	return t.Save(m.trace)
}
