package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/aiocheck/aiocheck/explorer/compare"
	"github.com/aiocheck/aiocheck/traces"
)

// show writes the comparison for people.
func (c *comparer) show(r *compareReport, sides [2]*side, d *comparison) error {
	for _, s := range sides {
		c.printf("%-6s %s%s\n", s.name+":", traces.Sanitize(s.file), traces.Sanitize(withDefines(s.defines)))
	}
	c.printf("\n")
	c.sideBySide(sides)
	for _, line := range r.Caveats {
		c.printf("caveat: %s\n", traces.Sanitize(line))
	}
	c.printf("\n")
	switch d.Verdict {
	case compare.Unknown:
		c.printf("whether they decide differently is unknown: %s, after %s in which they do not\n", d.Reason, traces.Count(d.Pairs, "pair"))
		return nil
	case compare.Alike:
		c.printf("they decide alike in %s that can be reached\n", allPairs(d.Pairs))
		return nil
	}
	for i, p := range d.places {
		if i > 0 {
			c.printf("\n")
		}
		c.title(p, i == 0)
		if err := c.difference(sides, p); err != nil {
			return err
		}
	}
	if d.Reason != "" {
		c.printf("\nwhether they differ in other ways is unknown: %s\n", d.Reason)
	}
	return nil
}

func allPairs(n int) string {
	if n == 1 {
		return "the one pair of states"
	}
	return fmt.Sprintf("all %d pairs of states", n)
}

func withDefines(defines []string) string {
	if len(defines) == 0 {
		return ""
	}
	return " with -D " + strings.Join(defines, " -D ")
}

// sideBySide writes what each side proves and skips, in two columns.
func (c *comparer) sideBySide(sides [2]*side) {
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	row := func(name, left, right string) { fmt.Fprintf(w, "%s\t%s\t%s\n", name, left, right) }
	row("", "left", "right")
	row("", "----", "-----")
	for _, name := range propertyNames(sides) {
		lv, ls, ln := figures(sides[0].result(name))
		rv, rs, rn := figures(sides[1].result(name))
		row(traces.Sanitize(name), lv, rv)
		row("  states", ls, rs)
		if ln != "-" || rn != "-" {
			row("  steps of the counterexample", ln, rn)
		}
	}
	left, right := sides[0].wakeups(), sides[1].wakeups()
	for i, what := range [...]string{" skips", " writes"} {
		row(traces.Sanitize(c.notify)+what, left[i], right[i])
	}
	_ = w.Flush() // the output remembers an error
}

// wakeups is how many wake-ups a side skips, and how many it makes.
func (s *side) wakeups() [2]string {
	n := s.counts
	switch {
	case n == nil:
		return [2]string{"not called", "not called"}
	case !n.Complete:
		return [2]string{fmt.Sprintf("at least %d, %s", n.Skips, n.Reason), fmt.Sprintf("at least %d, %s", n.Writes, n.Reason)}
	}
	return [2]string{fmt.Sprint(n.Skips), fmt.Sprint(n.Writes)}
}

// title says which difference it is, and when it comes about.
func (c *comparer) title(d *difference, first bool) {
	after := "at once"
	if d.steps > 0 {
		after = "after " + traces.Count(d.steps, "step")
	}
	switch thread := traces.Sanitize(d.thread); {
	case d.thread == "":
		c.printf("they differ before the first step\n")
	case first:
		c.printf("they first decide differently %s: %s\n", after, thread)
	case d.kind == compare.LeftSkips:
		c.printf("only the left side skips, first %s: %s\n", after, thread)
	default:
		c.printf("only the right side skips, first %s: %s\n", after, thread)
	}
}

// difference writes what each side does where they decide differently, and the way there.
func (c *comparer) difference(sides [2]*side, d *difference) error {
	for i := range d.turns {
		c.turn(sides[i].name, &d.turns[i])
	}
	if d.err != nil {
		c.printf("\nthe schedule is not shown: %v\n", d.err)
	}
	if d.trace == nil {
		return nil
	}
	c.printf("\n")
	return d.trace.WriteText(c.out, c.view.options(c.app))
}

func (c *comparer) turn(name string, t *turn) {
	label := fmt.Sprintf("  %-5s  ", name)
	line := func(text string) {
		c.printf("%s%s\n", label, traces.Sanitize(text))
		label = strings.Repeat(" ", len(label))
	}
	if t.stuck != "" {
		line(t.stuck)
	}
	for _, m := range t.moves {
		for _, a := range m {
			line(strings.TrimSpace(fmt.Sprintf("%-6s  %s", a.verb, place(a.at, a.text))))
		}
	}
	if len(t.reads) > 0 {
		line("reads   " + strings.Join(t.reads, ", "))
	}
}
