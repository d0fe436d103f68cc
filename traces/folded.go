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
	first int   // the steps of that row
	last  int
}

func (t *Trace) foldedRows() []row {
	f := folding{t: t, of: t.calls(), calls: make(map[int]bool), shown: make(map[*call]bool)}
	for i, c := range f.of {
		f.calls[t.Steps[i].Thread()] = f.calls[t.Steps[i].Thread()] || c != nil
	}
	for i := range t.Steps {
		if mark := t.cycleMark(i); mark != nil {
			f.close()
			f.rows = append(f.rows, mark...)
		}
		f.step(i)
	}
	f.close()
	return append(f.rows, t.cycleEnd()...)
}

func (f *folding) step(i int) {
	c := f.of[i].function()
	switch {
	case c == nil:
		f.statement(i)
	case !f.shown[c]:
		f.enter(c, i)
	case f.t.Steps[i].Fault != nil:
		r := f.t.stepRow(i)
		r.text, r.depth = indent(c.depth+1)+r.text, c.depth+1
		f.close()
		f.rows = append(f.rows, r)
	case c == f.open:
		f.last = i
	case f.t.acts(i):
		f.begin(c, i, row{text: indent(c.depth) + Sanitize(c.frame.Name) + " ..."})
	case f.open != nil && f.open.thread != c.thread:
		f.close()
	}
}

// statement is a step outside of any call. Of a process that calls inlines only those
// steps are shown that others can see.
func (f *folding) statement(i int) {
	f.close()
	if !f.calls[f.t.Steps[i].Thread()] || f.t.acts(i) {
		f.rows = append(f.rows, f.t.stepRow(i))
	}
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
		pieces := f.t.callPieces(&k.frame, i, k.thread)
		f.begin(k, i, row{text: indent(k.depth) + pieces[0], args: pieces[1:]})
		if k != c {
			f.open = nil // its own steps come later, if at all
		}
	}
}

// begin adds the row r of a call that starts with step i.
func (f *folding) begin(c *call, i int, r row) {
	f.close()
	r.thread, r.at, r.depth = ThreadName(f.t.Steps[i].Info.Proc, c.thread), c.frame.At, c.depth
	f.rows = append(f.rows, r)
	f.open, f.first, f.last = c, i, i
}

// close ends the last row.
func (f *folding) close() {
	if f.open != nil {
		r := &f.rows[len(f.rows)-1]
		r.number, r.notes = f.t.span(f.first, f.last), f.t.effects(f.first, f.last)
	}
	f.open = nil
}

func indent(depth int) string { return strings.Repeat("  ", depth) }

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
	before, after := t.States[first].Vars, t.States[last+1].Vars
	for k := range after { // globals come first, the same in all states
		v := &after[k]
		if v.Thread >= 0 || k >= len(before) || before[k].Name != v.Name {
			break
		}
		if now := FormatValue(&v.Value); now != FormatValue(&before[k].Value) {
			out = append(out, Sanitize(v.Name)+" = "+now)
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
