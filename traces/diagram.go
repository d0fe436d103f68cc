package traces

import "strings"

// layDiagram lays rows with calls out as commit messages do, where the table would have to cut
// them: nothing but a column a process, and what a call changes or sees below it. It
// says whether it could.
func (t *Trace) layDiagram(b *strings.Builder, rows []row, width int) bool {
	active, idle := t.threadNames()
	calls := false
	for i := range t.Steps {
		calls = calls || len(t.Steps[i].Info.Stack) > 0
	}
	whole := wideTable(rows, byNumber(active, idle))
	if !calls || whole.fits(width) {
		return false
	}
	d := diagram(rows, byNumber(active))
	if !d.fit(width) {
		for i := range d.cols[1:] {
			d.cols[1+i].min = minDiagram
		}
		if !d.fit(width) {
			return false
		}
	}
	d.render(b)
	return true
}

func diagram(rows []row, names []string) *table {
	t := &table{cols: []column{{head: "step", right: true, min: 4}}}
	index := make(map[string]int, len(names))
	for i, name := range names {
		index[name] = 1 + i
		t.cols = append(t.cols, column{head: heading(name), min: minDiagram})
	}
	for i := range rows {
		r := &rows[i]
		if r.thread == "" {
			t.lines = append(t.lines, line{remark: r.text})
			continue
		}
		cells := make([]cell, len(t.cols))
		cells[0] = cell{r.number}
		c := &t.cols[index[r.thread]]
		c.min = max(c.min, textWidth(r.text)) // names stay whole
		cells[index[r.thread]] = append(cell{r.text}, r.args...)
		t.lines = append(t.lines, line{cells: cells})
		if notes := r.below(); len(notes) > 0 {
			cells := make([]cell, len(t.cols))
			cells[index[r.thread]] = notes
			t.lines = append(t.lines, line{cells: cells})
		}
	}
	return t
}

// minDiagram is the least width of a column that names of functions are readable in.
const minDiagram = 24

// below are the notes of a row without those that its text says already.
func (r *row) below() cell {
	var out cell
	for _, n := range r.notes {
		n, _, _ = strings.Cut(n, " (was ")
		if n != strings.TrimSpace(r.text) {
			out = append(out, n)
		}
	}
	if len(out) > 0 {
		out[0] = indent(r.depth+1) + out[0]
	}
	return out
}

// fits says whether the table is no wider than width as it is.
func (t *table) fits(width int) bool {
	t.measure()
	total := -gap
	for i := range t.cols {
		total += t.cols[i].width + gap
	}
	return width == 0 || total <= width
}
