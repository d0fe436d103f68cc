package traces

import (
	"slices"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// folding writes a run down as calls: the diagram of three columns that commit messages
// have. A call has a row where it begins, indented below its caller, with what its own
// steps change up to where something comes between; what it changes later has a row again.
// A process that calls nothing has a row for each of its steps.
type folding struct {
	t     *Trace
	of    []*call
	calls map[int]bool // the threads that call something
	shown map[*call]bool
	rows  []row
	open  *call // the call of the last row, while nothing has come between
	first int   // the first step of that row
}

func (t *Trace) foldedRows() []row {
	f := folding{t: t, of: t.calls(), calls: make(map[int]bool), shown: make(map[*call]bool)}
	for i, c := range f.of {
		f.calls[t.Steps[i].Thread()] = f.calls[t.Steps[i].Thread()] || c != nil
	}
	for i := range t.Steps {
		if mark := t.cycleMark(i); mark != nil {
			f.rows, f.open = append(f.rows, mark...), nil
		}
		f.step(i)
	}
	return append(f.rows, t.cycleEnd()...)
}

func (f *folding) step(i int) {
	c := f.of[i].function()
	switch {
	case c == nil:
		f.statement(i)
	case !f.shown[c]:
		f.enter(c, i)
	case c == f.open && f.t.Steps[i].Fault == nil:
		f.extend(i)
	case f.t.Steps[i].Fault != nil:
		r := f.t.stepRow(i)
		r.text, r.depth = indent(c.depth+1)+r.text, c.depth+1
		f.rows, f.open = append(f.rows, r), nil
	case f.t.acts(i):
		r := f.callRow(c, i)
		r.text = indent(c.depth) + Sanitize(c.frame.Name) + " ..."
		f.rows = append(f.rows, r)
		f.open, f.first = c, i
	case f.open != nil && f.open.thread != c.thread:
		f.open = nil
	}
}

// statement is a step outside of any call. Of a process that calls inlines only those
// steps are shown that others can see.
func (f *folding) statement(i int) {
	if f.calls[f.t.Steps[i].Thread()] && !f.t.acts(i) {
		f.open = nil
		return
	}
	f.rows, f.open = append(f.rows, f.t.stepRow(i)), nil
}

// enter shows a call that begins with step i, and those around it that begin with it.
func (f *folding) enter(c *call, i int) {
	var chain []*call
	for k := c; k != nil && !f.shown[k]; k = k.caller {
		f.shown[k] = true
		chain = append(chain, k)
	}
	slices.Reverse(chain)
	for _, k := range chain {
		r := row{thread: ThreadName(f.t.Steps[i].Info.Proc, k.thread), at: k.frame.At, depth: k.depth}
		if k == c {
			r = f.callRow(c, i)
		}
		pieces := f.t.callPieces(&k.frame, i, k.thread)
		r.text, r.args = indent(k.depth)+pieces[0], pieces[1:]
		f.rows = append(f.rows, r)
	}
	f.open, f.first = c, i
}

func indent(depth int) string { return strings.Repeat("  ", depth) }

// extend adds step i to the last row.
func (f *folding) extend(i int) {
	r := &f.rows[len(f.rows)-1]
	r.notes = f.t.effects(f.first, i)
	r.number = f.t.span(f.first, i)
}

func (f *folding) callRow(c *call, i int) row {
	return row{number: f.t.number(i), thread: ThreadName(f.t.Steps[i].Info.Proc, c.thread), at: c.frame.At,
		notes: f.t.effects(i, i), depth: c.depth}
}

// span is the numbers of the moves from step first to step last.
func (t *Trace) span(first, last int) string {
	a, b := t.Steps[first].Move, t.Steps[last].Move
	if a == b {
		return t.number(first)
	}
	return strconv.Itoa(a+1) + "-" + strconv.Itoa(b+1)
}

// acts says whether step i does something that others can see.
func (t *Trace) acts(i int) bool {
	s := &t.Steps[i]
	return s.Output != "" || s.Fault != nil || len(t.changed(i, i)) > 0
}

// changed lists the shared variables that the steps from first to last change.
func (t *Trace) changed(first, last int) []string {
	var out []string
	for k := range t.States[last+1].Vars {
		v := &t.States[last+1].Vars[k]
		if v.Thread < 0 && !t.same(v.Name, -1, first, last+1) {
			out = append(out, Sanitize(v.Name)+" = "+FormatValue(&v.Value))
		}
	}
	return out
}

// effects tells what the steps from first to last do to what is shared, or, if they change
// nothing, what they see there.
func (t *Trace) effects(first, last int) []string {
	notes := t.changed(first, last)
	for i := first; i <= last; i++ {
		notes = append(notes, t.events(i)...)
	}
	if len(notes) == 0 {
		notes = t.sees(first, last)
	}
	return notes
}

// maxSeen bounds the variables that a row says were seen: more of them explain nothing.
const maxSeen = 2

// sees lists the shared variables that the steps from first to last read, if they are few.
func (t *Trace) sees(first, last int) []string {
	var out []string
	for i := first; i <= last; i++ {
		s := &t.Steps[i]
		for _, a := range s.Info.Accesses {
			if a.Kind != model.Load && a.Kind != model.ReadModifyWrite {
				continue
			}
			name := t.States[i].element(a.Var, s.Thread())
			v, ok := t.States[i].lookup(name, -1)
			if !ok {
				return nil
			}
			if text := "sees " + Sanitize(name) + " = " + FormatValue(v); !slices.Contains(out, text) {
				out = append(out, text)
			}
		}
	}
	if len(out) > maxSeen {
		return nil
	}
	return out
}
