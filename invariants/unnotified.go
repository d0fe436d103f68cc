package invariants

import "fmt"

// NoThreadLeftUnnotified is safety: while work is pending, no thread sleeps in poll with its
// notifier unset, unless somebody is on the way to set it or to do the work himself.
//
// It is said of single states, so that a lost wake-up shows at the step that loses it, even
// if a later event would repair it. In exchange it takes the rescuer at his word: one who is
// on the way and blocked for ever makes it hold. Liveness (EveryScheduledRuns) has no such gap.
type NoThreadLeftUnnotified struct {
	Poll    Phase  // t waits for its notifier there, or is about to
	Pending string // there is work that t has to hear of; may speak of t
	Ready   string // t's notifier is set; may speak of t

	// Notify: t, having made work pending, has not yet set the notifier or decided to skip
	// that. It may reach too far back, but not beyond the decision to skip.
	Notify Phase
	// Serve: t has left poll, and looks for work before it polls again. Without it the
	// property is stricter, and with several pollers seldom wanted: of two sleepers one may
	// take the event, and the other sleeps on rightly.
	Serve Phase

	// Asleep narrows Poll to the threads that will not go on by themselves. Without it these
	// are the blocked ones, !enabled(t): a poll with a timeout does not sleep.
	Asleep string
}

// Property is the formula, under a name.
func (x NoThreadLeftUnnotified) Property(name string) (Property, error) {
	if err := missing("NoThreadLeftUnnotified", need{"Poll", string(x.Poll)},
		need{"Pending", x.Pending}, need{"Ready", x.Ready}); err != nil {
		return Property{}, err
	}
	asleep := x.Asleep
	if asleep == "" {
		asleep = "!enabled(t)"
	}
	asleep = fmt.Sprintf("%v && %s", x.Poll, paren(asleep))
	// The inner t is another: whoever is asleep rescues nobody, wherever else he stands.
	return Property{
		Name:  name,
		Claim: "no thread sleeps with work pending, unless somebody is on the way to wake it",
		Formula: fmt.Sprintf("[] !exists(t: %s && %s && !%s && !exists(t: %v && !(%s)))",
			asleep, paren(x.Pending), paren(x.Ready), x.Notify.Or(x.Serve), asleep),
	}, nil
}
