// Package invariants is the library of wake-up properties: what people claim of an event loop
// when they argue that no thread sleeps through its work, as formulas over the phases and
// variables of a spec.
//
// Each property is a struct of parameters, which are texts: expressions of the spec's own
// language, with its macros. A Phase speaks of one thread, t. Property makes the formula:
//
//	q, err := invariants.EveryScheduledRuns{Scheduled: "scheduled"}.Property("bh_runs")
//	...
//	prop, err := q.AddTo(program) // a model.Property, for explorer.Check
//
// docs/invariants.md says what each means by example, and when it is the wrong one.
package invariants

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela"
)

// Property is a formula that is ready for a program.
type Property struct {
	Name     string // a word: what it is called among the program's properties
	Claim    string // what holds if it holds, in a sentence
	Formula  string // as an ltl block says it
	Fairness bool   // it is meant of weakly fair runs: explorer.Options.Fairness
}

// AddTo states the property of a program, see promela.Program.Formula. A mistake in a
// parameter is a token.Errors inside the error, with its place in Formula.
func (q Property) AddTo(p *promela.Program) (model.Property, error) {
	prop, err := p.Formula(q.Name, q.Formula)
	if err != nil {
		return prop, fmt.Errorf("%w (in the formula %s)", err, q.Formula)
	}
	return prop, nil
}

// A Phase is an expression over a thread t that says where t stands: "in(t, aio_poll)", or a
// macro of the spec such as "in_prepare_or_poll(t)". The empty one is never true.
type Phase string

// In is the phase of the threads that stand inside one of the inlines.
func In(inlines ...string) Phase {
	parts := make([]string, len(inlines))
	for i, f := range inlines {
		parts[i] = "in(t, " + f + ")"
	}
	return Phase(strings.Join(parts, " || "))
}

// Or is the phase of the threads that stand in p or q.
func (p Phase) Or(q Phase) Phase {
	switch {
	case p == "":
		return q
	case q == "":
		return p
	}
	return p + " || " + q
}

// String is p for use inside a larger expression.
func (p Phase) String() string {
	if p == "" {
		return "false"
	}
	return paren(string(p))
}

// simple is what operators cannot tear apart. A mere word is not of the kind: it may be a macro.
var simple = regexp.MustCompile(`^!?(in|enabled)\([\w, ]*\)$`)

// paren is an expression for use inside a larger one.
func paren(text string) string {
	if simple.MatchString(text) {
		return text
	}
	return "(" + text + ")"
}

// A need is a parameter that has to be given.
type need struct{ field, text string }

func missing(property string, needs ...need) error {
	for _, n := range needs {
		if strings.TrimSpace(n.text) == "" {
			return fmt.Errorf("%s: got no %s, want an expression", property, n.field)
		}
	}
	return nil
}
