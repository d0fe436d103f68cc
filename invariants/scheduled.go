package invariants

import "fmt"

// EveryScheduledRuns is liveness under weak fairness: a bottom half that is scheduled runs.
// For several bottom halves it is stated of each.
//
// Weak fairness promises a step to whoever could always make one. A thread that waits for a lock
// which others take again and again may starve, and the property fails: that is starvation, not a
// lost wake-up.
type EveryScheduledRuns struct {
	Scheduled string // it is scheduled
	// Runs shows that it has run since. Without it, that it is scheduled no more: what takes the
	// flag runs it. What is true while an earlier run lasts, as "in its callback" is, says too
	// little of one that schedules itself.
	Runs string
	// Unless is the end of all promises, such as that no thread polls any more. It may be empty.
	Unless string
}

// Property is the formula, under a name.
func (x EveryScheduledRuns) Property(name string) (Property, error) {
	if err := missing("EveryScheduledRuns", need{"Scheduled", x.Scheduled}); err != nil {
		return Property{}, err
	}
	runs := x.Runs
	if runs == "" {
		runs = "!" + paren(x.Scheduled)
	}
	if x.Unless != "" {
		runs = paren(runs) + " || " + paren(x.Unless)
	}
	return Property{
		Name:     name,
		Claim:    "every bottom half that is scheduled runs",
		Formula:  fmt.Sprintf("[] (%s -> <> %s)", paren(x.Scheduled), paren(runs)),
		Fairness: true,
	}, nil
}
