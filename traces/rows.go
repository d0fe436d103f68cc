package traces

import (
	"path/filepath"
	"strconv"

	"github.com/aiocheck/aiocheck/model"
)

// row is one line of the table: something that one thread did, or, with no
// thread, a remark across all columns.
type row struct {
	number string
	thread string // its name; empty for a remark
	text   string
	at     model.Position
	notes  []string
}

// The remarks that mark a cycle.
const (
	cycleStart = "<<< cycle starts here"
	stutters   = "^^^ then nothing more happens, for ever"
)

// rows writes the run down, one row a step or, folded, one row a call of an inline
// that nothing came into the midst of.
func (t *Trace) rows(folded bool) []row {
	var out []row
	for _, g := range t.segments(folded) {
		if t.Loop >= 0 && g.first == t.Loop {
			out = append(out, row{text: cycleStart})
		}
		if g.call() {
			out = append(out, t.callRow(&g))
			if g.whole {
				continue
			}
		}
		for i := g.first; i <= g.last; i++ {
			r := t.stepRow(i)
			if g.call() {
				r.text = "  " + r.text
			}
			out = append(out, r)
		}
	}
	switch {
	case t.Stutters():
		out = append(out, row{text: stutters})
	case t.Loop >= 0:
		out = append(out, row{text: "^^^ back to step " + strconv.Itoa(t.Steps[t.Loop].Move+1)})
	}
	return out
}

// segment is a run of steps of one thread inside one call of an inline, or a
// single step outside of any.
type segment struct {
	first, last int
	frame       model.Frame // the outermost call; zero for none
	whole       bool        // the call begins and ends here
	continues   bool        // it began in an earlier segment
}

func (g *segment) call() bool { return g.frame.Name != "" }

func (t *Trace) segments(folded bool) []segment {
	var out []segment
	for i := range t.Steps {
		frame := model.Frame{}
		if stack := t.Steps[i].Info.Stack; folded && len(stack) > 0 {
			frame = stack[0]
		}
		if n := len(out); n > 0 && frame.Name != "" && i != t.Loop && out[n-1].frame == frame &&
			t.Steps[i-1].Step.Thread() == t.Steps[i].Step.Thread() {
			out[n-1].last = i
			continue
		}
		out = append(out, segment{first: i, last: i, frame: frame})
	}
	// A call that goes on in the thread's next segment is no whole one; nor is the
	// last thing that a thread does, for it may stand there still, unless it has ended.
	next := make(map[int]*segment)
	for i := len(out) - 1; i >= 0; i-- {
		g := &out[i]
		thread := t.Steps[g.first].Step.Thread()
		if n := next[thread]; n != nil && g.call() {
			n.continues = n.frame == g.frame
			n.whole = n.whole && !n.continues
			g.whole = !n.continues
		} else if g.call() {
			g.whole = n == nil && t.ended(thread)
		}
		next[thread] = g
	}
	return out
}

// ended says that a thread is at its end in the last state, or gone.
func (t *Trace) ended(thread int) bool {
	for _, info := range t.Last().Threads {
		if info.ID == thread {
			return info.Text == threadEnd
		}
	}
	return true
}

func (t *Trace) callRow(g *segment) row {
	s := &t.Steps[g.first]
	r := row{
		thread: ThreadName(s.Info.Proc, s.Thread()),
		text:   Sanitize(g.frame.Name) + "()",
		at:     g.frame.At,
	}
	if g.continues {
		r.text += " goes on"
	}
	if g.whole {
		r.number = t.number(g.first)
		if last := t.Steps[g.last].Move; r.number != "" && last > t.Steps[g.first].Move {
			r.number += "-" + strconv.Itoa(last+1)
		}
		r.notes = t.notes(g.first, g.last)
	}
	return r
}

func (t *Trace) stepRow(i int) row {
	s := &t.Steps[i]
	return row{
		number: t.number(i),
		thread: ThreadName(s.Info.Proc, s.Thread()),
		text:   Sanitize(s.Info.Text),
		at:     s.Info.Pos,
		notes:  t.notes(i, i),
	}
}

// number is the number of the move that step i begins; the steps that follow
// in the same move cannot be parted from it, and have none.
func (t *Trace) number(i int) string {
	if i > 0 && t.Steps[i-1].Move == t.Steps[i].Move {
		return ""
	}
	return strconv.Itoa(t.Steps[i].Move + 1)
}

// notes tells what the steps from first to last changed, printed and broke.
func (t *Trace) notes(first, last int) []string {
	notes := Changes(&t.States[first], &t.States[last+1], t.Steps[first].Step.Thread())
	for i := first; i <= last; i++ {
		s := &t.Steps[i]
		if s.Output != "" {
			notes = append(notes, "prints "+strconv.Quote(s.Output))
		}
		if s.Fault != nil {
			notes = append(notes, "!!! "+Sanitize(s.Fault.Message))
		}
	}
	return notes
}

// oneFile is the file in which every row stands, or the empty string.
func oneFile(rows []row) string {
	file := ""
	for i := range rows {
		if f := rows[i].at.File; f != "" && file == "" {
			file = f
		} else if f != "" && f != file {
			return ""
		}
	}
	return file
}

// place is the source line of a row, with the file if there are several.
func (r *row) place(file string) string {
	if r.at.Line == 0 {
		return ""
	}
	line := strconv.Itoa(r.at.Line)
	if file != "" {
		return line
	}
	return Sanitize(filepath.Base(r.at.File)) + ":" + line
}
