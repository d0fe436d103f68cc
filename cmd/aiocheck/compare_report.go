package main

import (
	"fmt"
	"slices"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/explorer/compare"
	"github.com/aiocheck/aiocheck/model"
)

// compareReport is what compare writes with --format json.
type compareReport struct {
	Schema      string           `json:"schema"`
	Spec        string           `json:"spec"`
	Defines     []string         `json:"defines"` // of both sides
	Left        sideReport       `json:"left"`
	Right       sideReport       `json:"right"`
	Comparison  comparisonReport `json:"comparison"`
	Seconds     float64          `json:"seconds"`
	MemoryBytes int64            `json:"memory_bytes"` // of the largest search
	Caveats     []string         `json:"caveats"`

	code int
}

type sideReport struct {
	Defines    []string         `json:"defines"`
	Verdict    string           `json:"verdict"` // holds, violated, unknown: the worst on its properties
	Properties []propertyReport `json:"properties"`
	Wakeups    *wakeupReport    `json:"wakeups"` // null if the inline is not called
}

type wakeupReport struct {
	Inline   string `json:"inline"`
	Complete bool   `json:"complete"` // if not, the figures are lower bounds
	Reason   string `json:"reason,omitempty"`
	States   int    `json:"states"`
	Skips    int    `json:"skips"`
	Writes   int    `json:"writes"`
}

type comparisonReport struct {
	Verdict     string             `json:"verdict"`          // differ, alike, unknown
	Reason      string             `json:"reason,omitempty"` // why unknown, or why the search for differences ended early
	Pairs       int                `json:"pairs"`            // of states that were visited
	Differences []differenceReport `json:"differences"`      // the first, then the first of each kind that it is not
}

type differenceReport struct {
	Kind   string      `json:"kind"`  // left-skips, right-skips, other
	Steps  int         `json:"steps"` // before they differ
	Thread string      `json:"thread"`
	Left   *turnReport `json:"left"`
	Right  *turnReport `json:"right"`
}

type turnReport struct {
	Stuck string           `json:"stuck,omitempty"`
	Moves [][]actionReport `json:"moves"` // what this side can do and the other cannot
	Reads []string         `json:"reads"`
}

type actionReport struct {
	What string `json:"what"` // takes, skips, writes
	Text string `json:"text"`
	At   string `json:"at"`
}

func (c *comparer) newCompareReport(file string, sides [2]*side, d *comparison) *compareReport {
	r := &compareReport{Schema: "aiocheck.compare/1", Spec: file, Defines: append([]string{}, c.spec.defines...),
		Comparison: d.report(), MemoryBytes: d.Memory, Caveats: []string{}}
	r.Left, r.Right = c.sideReport(sides[0], r), c.sideReport(sides[1], r)
	if d.Verdict == compare.Unknown {
		r.code = worse(r.code, exitUnknown)
	}
	if d.Divergent {
		r.Caveats = append(r.Caveats, "an atomic sequence can run for ever without letting control go; in the comparison its cycle was not followed")
	}
	return r
}

// sideReport sums up a side, and adds what it has for the whole to r.
func (c *comparer) sideReport(s *side, r *compareReport) sideReport {
	one := newReport(s.file, s.own)
	for i, res := range s.results {
		one.add(&outcome{prop: s.props[i], result: res}, false)
	}
	one.caveat(s.Caveats())
	for _, line := range one.Caveats {
		if !slices.Contains(r.Caveats, line) {
			r.Caveats = append(r.Caveats, line)
		}
	}
	out := sideReport{Defines: one.Defines, Verdict: one.Verdict, Properties: one.Properties}
	r.MemoryBytes = max(r.MemoryBytes, one.MemoryBytes)
	r.code = worse(r.code, one.code)
	if n := s.counts; n != nil {
		out.Wakeups = &wakeupReport{c.notify, n.Complete, n.Reason, n.States, n.Skips, n.Writes}
		r.MemoryBytes = max(r.MemoryBytes, n.Memory)
		if !n.Complete {
			r.code = worse(r.code, exitUnknown)
		}
	}
	return out
}

func (d *comparison) report() comparisonReport {
	r := comparisonReport{Verdict: d.Verdict.String(), Reason: d.Reason, Pairs: d.Pairs, Differences: []differenceReport{}}
	for _, p := range d.places {
		r.Differences = append(r.Differences, differenceReport{
			[...]string{compare.OtherKind: "other", compare.LeftSkips: "left-skips", compare.RightSkips: "right-skips"}[p.kind],
			p.steps, p.thread, p.turns[0].report(), p.turns[1].report(),
		})
	}
	return r
}

func (t *turn) report() *turnReport {
	r := &turnReport{Stuck: t.stuck, Moves: [][]actionReport{}, Reads: append([]string{}, t.reads...)}
	for _, m := range t.moves {
		var list []actionReport
		for _, a := range m {
			list = append(list, actionReport{a.verb, a.text, positionText(a.at)})
		}
		r.Moves = append(r.Moves, list)
	}
	return r
}

func positionText(p model.Position) string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// figures of a property, for the columns of the two sides.
func figures(res *explorer.Result) (verdict, states, steps string) {
	if res == nil {
		return "not stated", "-", "-"
	}
	verdict, states, steps = res.Verdict.String(), fmt.Sprint(res.Stats.States), "-"
	switch res.Verdict {
	case explorer.Unknown:
		verdict += ", " + res.Reason
	case explorer.Violated:
		verdict += ", " + res.Findings[0].Kind.String()
		steps = fmt.Sprint(res.Findings[0].Path.Len())
	}
	return verdict, states, steps
}
