package main

import (
	"slices"

	"github.com/spf13/cobra"
)

func (a *app) vetCommand() *cobra.Command {
	var flags specFlags
	cmd := &cobra.Command{
		Use:   "vet SPEC...",
		Short: "Say what looks wrong in a model without checking it",
		Long: `Read models and say what looks wrong in them, such as a statement outside atomic that
touches two shared variables at once, which no hardware does.

Exit codes: 0 nothing to say, 1 something, 2 bad usage or bad spec.`,
		Example: `  aiocheck vet first.pml
  aiocheck vet -D BUG first.pml`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage(cmd, "got no spec, want one or more")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, file := range args {
				a.code = worse(a.code, a.vet(file, &flags))
			}
			return nil
		},
	}
	flags.add(cmd.Flags())
	return cmd
}

// vet prints the remarks on one spec, each once, and returns the exit code.
func (a *app) vet(file string, flags *specFlags) int {
	s, err := a.load(file, flags)
	if err != nil {
		a.report(err)
		return exitBad
	}
	var lines []string
	for _, e := range slices.Concat(s.Warnings(), s.Vet()) {
		for _, line := range messages(e) {
			if !slices.Contains(lines, line) {
				lines = append(lines, line)
				a.printf("%s\n", line)
			}
		}
	}
	if len(lines) > 0 {
		return exitViolated
	}
	return exitHolds
}
