package main

import (
	"encoding/json"
	"slices"

	"github.com/aiocheck/aiocheck/explorer"
)

// report is what check writes of one spec with --format json.
type report struct {
	Schema      string           `json:"schema"`
	Spec        string           `json:"spec"`
	Defines     []string         `json:"defines"`
	Verdict     string           `json:"verdict"` // holds, violated, unknown; error for a spec that could not be checked
	Properties  []propertyReport `json:"properties"`
	Seconds     float64          `json:"seconds"`
	MemoryBytes int64            `json:"memory_bytes"`
	Caveats     []string         `json:"caveats"`
	Errors      []string         `json:"errors,omitempty"`

	code int
}

type propertyReport struct {
	Name        string    `json:"name"`
	Verdict     string    `json:"verdict"`
	Reason      string    `json:"reason,omitempty"` // why unknown
	States      int       `json:"states"`
	Transitions int       `json:"transitions"`
	Depth       int       `json:"depth"`
	Kind        string    `json:"kind"`
	Message     string    `json:"message"`
	Steps       int       `json:"steps"`           // of the counterexample
	Kinds       *[]string `json:"kinds,omitempty"` // of all violations, with --all-errors
}

func newReport(file string, defines []string) *report {
	return &report{
		Schema: "aiocheck.report/1", Spec: file, Verdict: explorer.Holds.String(),
		Defines: append([]string{}, defines...), Properties: []propertyReport{}, Caveats: []string{},
	}
}

// add takes a property into the report. The verdict on the spec is the worst
// on its properties. kinds says that the search looked for every kind of violation.
func (r *report) add(o *outcome, kinds bool) {
	res := o.result
	p := propertyReport{
		Name: o.prop.Name, Verdict: res.Verdict.String(), Reason: res.Reason,
		States: res.Stats.States, Transitions: res.Stats.Transitions, Depth: res.Stats.Depth,
	}
	if len(res.Findings) > 0 {
		f := &res.Findings[0]
		p.Kind, p.Message, p.Steps = f.Kind.String(), f.Message, f.Path.Len()
	}
	if kinds {
		p.Kinds = &[]string{}
		for i := range res.Findings {
			*p.Kinds = append(*p.Kinds, res.Findings[i].Kind.String())
		}
		slices.Sort(*p.Kinds)
		*p.Kinds = slices.Compact(*p.Kinds)
	}
	r.Properties = append(r.Properties, p)
	r.MemoryBytes = max(r.MemoryBytes, res.Stats.Memory)
	r.caveat(res.Caveats)
	code := map[explorer.Verdict]int{explorer.Holds: exitHolds, explorer.Violated: exitViolated,
		explorer.Unknown: exitUnknown}[res.Verdict]
	if worse(r.code, code) != r.code {
		r.code, r.Verdict = code, res.Verdict.String()
	}
}

// caveat adds those that are not there yet.
func (r *report) caveat(lines []string) {
	for _, l := range lines {
		if !slices.Contains(r.Caveats, l) {
			r.Caveats = append(r.Caveats, l)
		}
	}
}

func (c *checker) writeJSON(r *report) error {
	e := json.NewEncoder(c.out)
	e.SetEscapeHTML(false)
	return e.Encode(r)
}
