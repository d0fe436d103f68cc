package invariants

import "fmt"

// NoBusyLoop is liveness under weak fairness: the notifier does not stay set for ever while
// threads poll on it again and again, each poll returning at once.
//
// A notifier that stays set when nobody polls any more is no busy loop. A loop that is woken again
// and again for nothing, its notifier cleared each time, is not found: label the work
// progress, and ask for progress.
type NoBusyLoop struct {
	Poll  Phase  // t polls on the notifier
	Ready string // the notifier is set
}

// Property is the formula, under a name.
func (x NoBusyLoop) Property(name string) (Property, error) {
	if err := missing("NoBusyLoop", need{"Poll", string(x.Poll)}, need{"Ready", x.Ready}); err != nil {
		return Property{}, err
	}
	// A thread that could leave poll for ever does, by fairness: infinitely often there and
	// able to leave means infinitely many polls.
	return Property{
		Name:     name,
		Claim:    "the notifier does not stay set for ever while threads poll",
		Formula:  fmt.Sprintf("!(<> [] %s && [] <> exists(t: %v && enabled(t)))", paren(x.Ready), x.Poll),
		Fairness: true,
	}, nil
}
