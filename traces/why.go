package traces

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// sentences writes an explanation down, one line for each thing that it says.
func (x *Explanation) sentences(t *Trace) []string {
	var out []string
	if f := x.Failed; f != nil {
		out = append(out, failed(t, f))
	}
	if t.Loop >= 0 && !t.Stutters() && len(t.Steps) > 0 {
		out = append(out, repeats(t))
	}
	out = append(out, waiting(t, x.Waits)...)
	if len(x.Waits) == 1 && t.Enabled != nil && len(t.Enabled) == 0 && len(t.names()) > 1 {
		out = append(out, "Nobody is left to change that: all others have ended.")
	}
	for i := range x.Skips {
		out = append(out, x.Skips[i].sentence(t))
	}
	return out
}

func failed(t *Trace, f *Failed) string {
	s := &t.Steps[f.Step]
	return fmt.Sprintf("In step %d, %s found %s.", s.Move+1, t.who(s.Thread(), s.Info.Proc),
		f.Facts.text(t, s.Thread()))
}

// repeats says what the cycle is, and who takes part.
func repeats(t *Trace) string {
	var names []string
	seen := make(map[string]bool)
	for i := t.Loop; i < len(t.Steps); i++ {
		s := &t.Steps[i]
		if name := t.who(s.Thread(), s.Info.Proc); !seen[name] && s.Thread() != model.ClaimThread {
			seen[name] = true
			names = append(names, name)
		}
	}
	first, last := t.Steps[t.Loop].Move+1, t.Moves()
	steps := fmt.Sprintf("Step %d repeats", first)
	if last > first {
		steps = fmt.Sprintf("Steps %d to %d repeat", first, last)
	}
	return fmt.Sprintf("%s for ever: %s.", steps, listed(names, "and"))
}

func listed(list []string, word string) string {
	switch n := len(list); n {
	case 0:
		return ""
	case 1:
		return list[0]
	default:
		return strings.Join(list[:n-1], ", ") + " " + word + " " + list[n-1]
	}
}

// maxNamed bounds the threads that one sentence names.
const maxNamed = 4

// waiting writes one sentence for all threads of a proctype that wait for the same.
func waiting(t *Trace, list []Wait) []string {
	var order []string
	names := make(map[string][]string)
	for i := range list {
		what := list[i].sentence(t)
		if names[what] == nil {
			order = append(order, what)
		}
		names[what] = append(names[what], t.who(list[i].Thread, list[i].Proc))
	}
	var out []string
	for _, what := range order {
		who, verbs := names[what], one
		if n := len(who); n > maxNamed {
			who = append(who[:maxNamed-1:maxNamed-1], fmt.Sprintf("%d more", n-maxNamed+1))
		}
		if len(who) > 1 {
			verbs = several
		}
		out = append(out, listed(who, "and")+" "+verbs.Replace(what))
	}
	return out
}

// The verbs of sentences about one thread and about several.
var (
	one     = strings.NewReplacer("{sleep}", "sleeps", "{is}", "is")
	several = strings.NewReplacer("{sleep}", "sleep", "{is}", "are")
)

// sentence is what is to be said of a thread, but for its name.
func (w *Wait) sentence(t *Trace) string {
	at := short(w.Info.Pos)
	if call := t.inCall(&w.Info, len(t.Steps)); call != "" {
		at = "in " + call + " at " + at
	} else {
		at = "at " + at
	}
	switch {
	case w.Of > 0 && w.Could == w.Of:
		return fmt.Sprintf("{is} left out, %s, and could move at every point of the cycle; "+
			"no scheduler that is weakly fair does that.", at)
	case w.Of > 0 && w.Could > 0:
		return fmt.Sprintf("{is} left out, %s, and could move at %d of %d points of the cycle.", at, w.Could, w.Of)
	}
	verb := "{sleep}"
	if w.Of > 0 {
		verb = "{sleep} all the time"
	}
	var ways, facts []string
	for i := range w.Ways {
		ways = append(ways, "`"+Sanitize(w.Ways[i].Text)+"`")
		if text := w.Ways[i].Facts.text(t, w.Thread); text != "" {
			facts = append(facts, text)
		}
	}
	out := fmt.Sprintf("%s %s on %s", verb, at, listed(ways, "or"))
	if len(facts) > 0 {
		out += ", but " + strings.Join(facts, "; ")
	}
	return out + "."
}

func (s *Skip) sentence(t *Trace) string {
	step := &t.Steps[s.Step]
	in := t.inCall(&step.Info, -1)
	if in != "" {
		in = ", in " + in + ","
	}
	return fmt.Sprintf("Step %d skipped the wake-up: %s%s did not come to `%s` (%s), because %s.",
		step.Move+1, t.who(step.Thread(), step.Info.Proc), in, stored(&s.Store), short(s.Store.Pos),
		s.Facts.text(t, step.Thread()))
}

// stored is the text of a store.
func stored(s *model.StepInfo) string {
	if s.Text != "d_step" {
		return Sanitize(s.Text)
	}
	for _, a := range s.Accesses {
		if a.Kind == model.Store || a.Kind == model.ReadModifyWrite {
			return Sanitize(a.Var) + " = ..."
		}
	}
	return Sanitize(s.Text)
}

// text lists values with where they come from.
func (f Facts) text(t *Trace, thread int) string {
	var list []string
	for i := range f {
		list = append(list, f[i].text(t, thread))
	}
	return listed(list, "and")
}

func (f *Fact) text(t *Trace, thread int) string {
	name := f.Name
	if f.Thread >= 0 && f.Thread != thread {
		name = t.who(f.Thread, t.procOf(f.Thread)) + "." + name
	}
	out := Sanitize(name) + " = " + FormatValue(&f.Value)
	if !f.Known {
		return out
	}
	var past []string
	switch {
	case f.Since < 0:
		past = append(past, "from the start")
	case len(f.From) > 0:
		past = append(past, fmt.Sprintf("read in step %d where %s", t.Steps[f.Since].Move+1, f.From[0].text(t, thread)))
	default:
		past = append(past, t.by("", f.Since))
	}
	if f.Later >= 0 && f.Thread < 0 {
		past = append(past, t.by("changed only ", f.Later))
	}
	return out + " (" + strings.Join(past, "; ") + ")"
}

func (t *Trace) by(what string, i int) string {
	s := &t.Steps[i]
	return fmt.Sprintf("%sin step %d by %s", what, s.Move+1, t.who(s.Thread(), s.Info.Proc))
}

// who names a thread as the head of its column does.
func (t *Trace) who(id int, proc string) string { return heading(ThreadName(proc, id)) }

func (t *Trace) procOf(id int) string {
	for i := len(t.States) - 1; i >= 0; i-- {
		if p := t.States[i].proc(id); p != "" {
			return p
		}
	}
	return ""
}

// names are all processes of the run.
func (t *Trace) names() []string {
	active, idle := t.threadNames()
	var out []string
	for _, n := range append(active, idle...) {
		if pidOf(n) != model.ClaimThread {
			out = append(out, n)
		}
	}
	return out
}

func short(p model.Position) string {
	return fmt.Sprintf("%s:%d", Sanitize(filepath.Base(p.File)), p.Line)
}

// inCall names the call that a statement stands in, with the caller. The arguments have
// the values of state number i, unless that is negative.
func (t *Trace) inCall(s *model.StepInfo, i int) string {
	n := len(s.Stack)
	if n == 0 {
		return ""
	}
	name := Sanitize(s.Stack[n-1].Name)
	if i >= 0 {
		name = t.call(&s.Stack[n-1], i, s.Thread)
	}
	if n > 1 {
		name += ", called by " + Sanitize(s.Stack[n-2].Name)
	}
	return name
}
