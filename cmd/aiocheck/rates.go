package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os/signal"
	"syscall"

	"github.com/aiocheck/aiocheck/explorer/sample"
	"github.com/aiocheck/aiocheck/traces"
)

// deepest is the depth up to which PCT is tried.
const deepest = 4

// rates runs many random schedules, and says how many of them show a violation.
func (m *simulator) rates(ctx context.Context, s *spec) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if !m.seeded {
		m.seed = rand.Uint64() >> 32
	}
	m.printf("seed %d, %s with each scheduler\n", m.seed, traces.Count(m.runs, "run"))
	m.printf("%-16s %9s  %9s  %s\n", "scheduler", "hits", "rate", "95 % confidence")
	for depth := range deepest + 1 {
		r, err := sample.Run(ctx, s, sample.Options{Runs: m.runs, Seed: m.seed, Depth: depth, Steps: m.stepsMax})
		if err != nil {
			return err
		}
		name := "uniform random"
		if depth > 0 {
			name = fmt.Sprintf("PCT, depth %d", depth)
		}
		rate, low, high := r.Rate()
		m.printf("%-16s %9d  %9s  %s to %s\n", name, r.Hits, percent(rate), percent(low), percent(high))
		if r.Cut > 0 {
			m.printf("%-16s %s cut after %s\n", "", traces.Count(r.Cut, "run"), traces.Count(m.stepsMax, "transition"))
		}
		if r.Hits > 0 && m.code == exitHolds {
			m.code = exitViolated
		}
		if ctx.Err() != nil {
			m.printf("interrupted after %s\n", traces.Count(r.Runs, "run"))
			m.code = exitUnknown
			return nil
		}
	}
	return nil
}

func percent(p float64) string { return fmt.Sprintf("%.3f %%", 100*p) }
