package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/aiocheck/aiocheck/model/promela/token"
	"github.com/aiocheck/aiocheck/traces"
)

// The exit codes.
const (
	exitHolds    = 0
	exitViolated = 1
	exitBad      = 2
	exitUnknown  = 3
)

// worse is the exit code for two specs of which each has one: bad input says
// least of what was asked, a violation more than not to know.
func worse(a, b int) int {
	rank := [...]int{exitHolds: 0, exitUnknown: 1, exitViolated: 2, exitBad: 3}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

// app is what the commands share: where they read and write, and the exit
// code of a run that did what it was asked to.
type app struct {
	in   io.Reader
	out  *output
	errs io.Writer
	code int
}

// output remembers the first error, so that a full disk is noticed at the end.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(p)
	o.err = err
	return n, err
}

// printf writes to the results.
func (a *app) printf(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }

// report writes an error to stderr, one line for each mistake of a spec.
func (a *app) report(err error) {
	for _, line := range messages(err) {
		fmt.Fprintln(a.errs, line)
	}
}

// messages are the lines that tell of an error.
func messages(err error) []string {
	var (
		many token.Errors
		one  *token.Error
		path *fs.PathError
	)
	switch {
	case errors.As(err, &many):
		lines := make([]string, len(many))
		for i, e := range many {
			lines[i] = traces.Sanitize(e.Error())
		}
		return lines
	case errors.As(err, &one):
		return []string{traces.Sanitize(one.Error())}
	case errors.As(err, &path) && err == error(path):
		return []string{traces.Sanitize(fmt.Sprintf("%s: %v", path.Path, path.Err))}
	}
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = traces.Sanitize(lines[i])
	}
	return lines
}

// usageError is a command line that cannot be carried out.
type usageError struct {
	command string
	err     error
}

func (e *usageError) Error() string {
	return fmt.Sprintf("%v\nrun '%s --help' for usage", e.err, e.command)
}

func usage(cmd *cobra.Command, format string, args ...any) error {
	return &usageError{cmd.CommandPath(), fmt.Errorf(format, args...)}
}

// exactly demands n arguments, named for the message.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usage(cmd, "got %d arguments, want %s", len(args), what)
		}
		return nil
	}
}

// execute carries out a command line.
func (a *app) execute(args []string) error {
	root := &cobra.Command{
		Use:   "aiocheck",
		Short: "Check Promela models of event loops for lost wake-ups and more",
		Long: `aiocheck reads protocols written in Promela, interleaves every step of every
process, and shows the shortest schedule that breaks a property.

Exit codes: 0 holds, 1 violated, 2 bad usage or bad spec, 3 unknown.`,
		Example: `  aiocheck check first.pml
  aiocheck check -D BUG --trace bug.itf.json first.pml
  aiocheck show bug.itf.json`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			var names []string
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			return usage(cmd, "unknown command %q%s", args[0], didYouMean(args[0], names))
		},
	}
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.errs)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usage(cmd, "%w", err) })
	root.AddCommand(a.checkCommand(), a.simulateCommand(), a.showCommand(), a.vetCommand(), a.compareCommand(), a.listCommand(), a.versionCommand())
	return root.Execute()
}

func didYouMean(name string, names []string) string {
	if n := token.Nearest(name, names); n != "" {
		return fmt.Sprintf(" (did you mean %q?)", n)
	}
	return ""
}

// pageWidth is the width of the terminal that the results go to, and that of
// a page where they go elsewhere.
func (a *app) pageWidth() int {
	const page = 100
	if f, ok := a.out.w.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w >= 40 {
			return w
		}
	}
	return page
}

// onTerminal says whether a stream is one.
func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
