package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/aiocheck/aiocheck/traces"
)

// renderings are the forms that show knows, by the name of the format.
var renderings = map[string]func(*traces.Trace, io.Writer, traces.TextOptions) error{
	"text":    (*traces.Trace).WriteText,
	"mermaid": func(t *traces.Trace, w io.Writer, _ traces.TextOptions) error { return t.WriteMermaid(w) },
	"itf":     func(t *traces.Trace, w io.Writer, _ traces.TextOptions) error { return t.WriteITF(w) },
}

func (a *app) showCommand() *cobra.Command {
	format := &oneOf{value: "text", words: []string{"text", "mermaid", "itf"}}
	view := tableFlags{}
	cmd := &cobra.Command{
		Use:   "show TRACE",
		Short: "Show a saved trace",
		Long: `Show a trace that check or simulate saved with --trace. The spec need not be there.

text is the schedule as a table with one column per process, time downwards. mermaid is a
sequence diagram in the language of Mermaid. itf is the trace's own file format.`,
		Example: `  aiocheck show bug.itf.json
  aiocheck show --steps --width 0 bug.itf.json
  aiocheck show --format mermaid bug.itf.json`,
		Args: exactly(1, "one trace"),
		RunE: func(cmd *cobra.Command, args []string) error {
			t, err := traces.Open(args[0])
			if err != nil {
				return err
			}
			return renderings[format.value](t, a.out, view.options(a))
		},
	}
	cmd.Flags().Var(format, "format", "how to show it")
	view.add(cmd.Flags())
	return cmd
}
