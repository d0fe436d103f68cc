package traces

import (
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// call is a call of an inline with the values of its arguments in state number i:
// qemu_poll_ns(timeout_ns=-1). A variable that the inline assigns to is named if it is
// shared, and left out if it is a local.
func (t *Trace) call(f *model.Frame, i, thread int) string {
	return joined(t.callPieces(f, i, thread))
}

// callPieces is call in pieces that may stand on lines of their own.
func (t *Trace) callPieces(f *model.Frame, i, thread int) []string {
	var args []string
	s := &t.States[i]
	for _, a := range f.Args {
		name := s.element(a.Text, thread)
		v, local := s.lookup(name, thread)
		_, global := s.lookup(name, -1)
		switch {
		case a.Out && !local:
			args = append(args, Sanitize(a.Text))
		case a.Out:
		case local || global:
			if !local {
				v, _ = s.lookup(name, -1)
			}
			args = append(args, argument(&a, FormatValue(v)))
		default:
			args = append(args, argument(&a, constant(a.Text)))
		}
	}
	if len(args) == 0 {
		return []string{Sanitize(f.Name)}
	}
	args[len(args)-1] += ")"
	return append([]string{Sanitize(f.Name) + "("}, args...)
}

func argument(a *model.Arg, value string) string { return Sanitize(a.Name) + "=" + Sanitize(value) }

// constant is a negation or a number in parentheses without its clutter: true for !(false).
func constant(text string) string {
	s := strings.TrimSpace(bare(strings.TrimSpace(text)))
	if rest, ok := strings.CutPrefix(s, "!"); ok {
		switch constant(rest) {
		case "true", "1":
			return "false"
		case "false", "0":
			return "true"
		}
	}
	if n, err := strconv.Atoi(s); err == nil {
		return strconv.Itoa(n)
	}
	if s == "true" || s == "false" {
		return s
	}
	return text
}
