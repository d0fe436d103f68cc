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
	args   []string // pieces behind the text, of a call
	at     model.Position
	notes  []string
	depth  int // of a call and what it does; 0 outside of any
}

// The remarks that mark a cycle.
const (
	cycleStart = "<<< cycle starts here"
	stutters   = "^^^ then nothing more happens, for ever"
)

// rows writes the run down: one row a step, or folded to the calls of inlines.
func (t *Trace) rows(folded bool) []row {
	if folded {
		return t.foldedRows()
	}
	var out []row
	for i := range t.Steps {
		out = append(out, t.cycleMark(i)...)
		out = append(out, t.stepRow(i))
	}
	return append(out, t.cycleEnd()...)
}

// cycleMark is the remark in front of step i, if the cycle starts there.
func (t *Trace) cycleMark(i int) []row {
	if t.Loop >= 0 && i == t.Loop {
		return []row{{text: cycleStart}}
	}
	return nil
}

func (t *Trace) cycleEnd() []row {
	switch {
	case t.Stutters():
		return []row{{text: stutters}}
	case t.Loop >= 0:
		return []row{{text: "^^^ back to step " + strconv.Itoa(t.Steps[t.Loop].Move+1)}}
	}
	return nil
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
		notes = append(notes, t.events(i)...)
	}
	return notes
}

// events tells what step i printed and broke.
func (t *Trace) events(i int) []string {
	var notes []string
	s := &t.Steps[i]
	if s.Output != "" {
		notes = append(notes, "prints "+strconv.Quote(s.Output))
	}
	if s.Fault != nil {
		notes = append(notes, "!!! "+Sanitize(s.Fault.Message))
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
