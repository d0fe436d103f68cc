package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/traces"
)

// verdictLine is the one line that every checked property gets.
func (c *checker) verdictLine(file string, o *outcome) {
	res := o.result
	text := res.Verdict.String()
	switch res.Verdict {
	case explorer.Unknown:
		text += ", " + res.Reason
	case explorer.Violated:
		text += ", " + traces.Violation(res.Findings[0].Kind.String(), res.Findings[0].Message)
	}
	c.printf("%s: %s: %s  (%s, %s, depth %d, %s)\n", traces.Sanitize(file), traces.Sanitize(o.prop.Name), text,
		traces.Count(res.Stats.States, "state"), traces.Count(res.Stats.Transitions, "transition"), res.Stats.Depth,
		formatTime(res.Stats.Elapsed))
}

func formatTime(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// details are what follows the verdicts on a spec: caveats, counterexamples,
// and on demand what was never executed.
func (c *checker) details(s *spec, r *report, outcomes []*outcome) {
	for _, line := range r.Caveats {
		c.printf("caveat: %s\n", traces.Sanitize(line))
	}
	if c.verbose {
		c.printf("memory: %s\n", formatBytes(r.MemoryBytes))
		c.unreached(s, outcomes)
	}
	for _, o := range outcomes {
		for _, t := range o.traces {
			c.printf("\n")
			if err := t.WriteText(c.out, c.view.options(c.app)); err != nil {
				return // the output remembers it
			}
		}
		if o.err != nil {
			c.printf("\nthe counterexample to %s is not shown: %v\n", traces.Sanitize(o.prop.Name), o.err)
		}
	}
}

// unreached lists the statements that no complete search executed: a property
// that holds over dead code is a common trap. A statement counts as executed
// if any instance of its process executed it.
func (c *checker) unreached(s *spec, outcomes []*outcome) {
	var executed explorer.StepSet
	complete := false
	for _, o := range outcomes {
		if o.result.Verdict == explorer.Holds && o.prop.Kind != model.Claim {
			complete = true
			executed = merge(executed, o.result.Executed)
		}
	}
	if !complete {
		c.printf("unreached: not known, as no search was complete\n")
		return
	}
	lines := dead(s, executed)
	if len(lines) == 0 {
		c.printf("unreached: nothing\n")
		return
	}
	c.printf("unreached:\n  %s\n", strings.Join(lines, "\n  "))
}

func merge(a, b explorer.StepSet) explorer.StepSet {
	out := slices.Clone(a)
	for i, word := range b {
		if i < len(out) {
			out[i] |= word
		} else {
			out = append(out, word)
		}
	}
	return out
}

// jump says that a statement only says where control goes, which is no step of its
// own in most places.
func jump(text string) bool {
	return text == "break" || strings.HasPrefix(text, "goto ") || strings.HasPrefix(text, "(end of ")
}

// dead are the statements of which no entry of the table of steps was executed,
// in the order of the table.
func dead(s *spec, executed explorer.StepSet) []string {
	type statement struct {
		proc, text string
		pos        model.Position
	}
	var all []statement
	reached := make(map[statement]bool)
	claims := make(map[string]bool)
	for _, p := range s.Properties() {
		claims[p.Name] = p.Kind == model.Claim
	}
	for id := 1; id < s.StepCount(); id++ { // 0 is none
		info := s.Describe(model.NewStep(0, id))
		if claims[info.Proc] || jump(info.Text) {
			continue
		}
		st := statement{info.Proc, info.Text, info.Pos}
		if _, seen := reached[st]; !seen {
			all = append(all, st)
		}
		reached[st] = reached[st] || executed.Has(id)
	}
	var lines []string
	for _, st := range all {
		if !reached[st] {
			lines = append(lines, traces.Sanitize(fmt.Sprintf("%s:%d:%d: %s  (%s)",
				st.pos.File, st.pos.Line, st.pos.Col, st.text, st.proc)))
		}
	}
	return lines
}
