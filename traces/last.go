package traces

import (
	"fmt"
	"strings"
)

// lastCalls lists for every thread the functions that it called, with the step in which it
// last did, as somebody notes them who looks at the hang with a debugger: in the
// order of these steps. Nil where no thread called two.
func (t *Trace) lastCalls() []string {
	type last struct {
		name string
		move int
	}
	lists := make(map[int][]last)
	seen := make(map[*call]bool)
	for _, c := range t.calls() {
		for c = c.function(); c != nil && !seen[c]; c = c.caller {
			seen[c] = true
			list := lists[c.thread]
			for k := range list {
				if list[k].name == c.frame.Name {
					list = append(list[:k], list[k+1:]...)
					break
				}
			}
			at := len(list) // callers come before the calls that begin with them
			for at > 0 && list[at-1].move > t.Steps[c.first].Move {
				at--
			}
			for at > 0 && list[at-1].move == t.Steps[c.first].Move {
				at--
			}
			list = append(list[:at:at], append([]last{{c.frame.Name, t.Steps[c.first].Move}}, list[at:]...)...)
			lists[c.thread] = list
		}
	}
	var out []string
	several := false
	for _, name := range byNumber(t.names()) {
		var calls []string
		for _, l := range lists[pidOf(name)] {
			calls = append(calls, fmt.Sprintf("%s %d", Sanitize(l.name), l.move+1))
		}
		several = several || len(calls) > 1
		if len(calls) > 0 {
			out = append(out, heading(name)+": "+strings.Join(calls, ", "))
		}
	}
	if !several {
		return nil
	}
	return out
}
