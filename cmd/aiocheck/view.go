package main

import (
	"github.com/spf13/pflag"

	"github.com/aiocheck/aiocheck/traces"
)

// tableFlags say how the table of a trace is shown.
type tableFlags struct {
	steps bool
	width int
}

func (v *tableFlags) add(flags *pflag.FlagSet) {
	flags.BoolVar(&v.steps, "steps", false, "a row for every step, also inside calls of inlines")
	flags.IntVar(&v.width, "width", -1, "width of the table in `columns`, 0 without bound (default that of the terminal, or 100)")
	flags.Lookup("width").DefValue = "0" // which the help does not mention
}

func (v *tableFlags) options(a *app) traces.TextOptions {
	o := traces.TextOptions{Width: v.width, Steps: v.steps}
	if v.width < 0 {
		o.Width = a.pageWidth()
	}
	return o
}
