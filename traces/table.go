package traces

import (
	"strings"
	"unicode/utf8"
)

// column is one column of a table that is being laid out.
type column struct {
	head  string
	right bool
	min   int // below this it is not worth having
	width int // what it needs, and after fit what it gets
}

// cell is what stands in one row of a column: pieces that may go on lines of
// their own where they do not fit beside each other.
type cell []string

// line is a row of cells, or a remark across the table.
type line struct {
	cells  []cell
	remark string
}

const (
	gap       = 2    // blanks between columns
	pieceJoin = ", " // between the pieces of a cell
)

// table lays out columns of text to a width.
type table struct {
	cols  []column
	lines []line
}

// measure sets every column to the width that shows all of it.
func (t *table) measure() {
	for i := range t.cols {
		c := &t.cols[i]
		c.width = textWidth(c.head)
		for _, l := range t.lines {
			if l.remark == "" {
				c.width = max(c.width, textWidth(joined(l.cells[i])))
			}
		}
	}
}

// fit narrows the widest columns until the table is no wider than width, and
// says whether it could. Zero is no bound.
func (t *table) fit(width int) bool {
	t.measure()
	total := -gap
	for i := range t.cols {
		total += t.cols[i].width + gap
	}
	for ; width > 0 && total > width; total-- {
		widest := -1
		for i := range t.cols {
			if c := &t.cols[i]; c.width > c.min && (widest < 0 || c.width > t.cols[widest].width) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		t.cols[widest].width--
	}
	return true
}

// render writes the table with a line below its heads.
func (t *table) render(b *strings.Builder) {
	heads, rule := make([]cell, len(t.cols)), make([]cell, len(t.cols))
	for i, c := range t.cols {
		heads[i], rule[i] = cell{c.head}, cell{strings.Repeat("-", c.width)}
	}
	t.renderLine(b, heads)
	t.renderLine(b, rule)
	for _, l := range t.lines {
		if l.remark != "" {
			b.WriteString(l.remark + "\n")
			continue
		}
		t.renderLine(b, l.cells)
	}
}

func (t *table) renderLine(b *strings.Builder, cells []cell) {
	texts, height := make([][]string, len(cells)), 1
	for i, c := range cells {
		texts[i] = wrap(c, t.cols[i].width)
		height = max(height, len(texts[i]))
	}
	for k := range height {
		var out strings.Builder
		for i, c := range t.cols {
			text := ""
			if k < len(texts[i]) {
				text = texts[i][k]
			}
			pad := strings.Repeat(" ", c.width-textWidth(text))
			if c.right {
				text, pad = pad+text, ""
			}
			out.WriteString(text + pad + strings.Repeat(" ", gap))
		}
		b.WriteString(strings.TrimRight(out.String(), " ") + "\n")
	}
}

// between is what parts a piece from the next: nothing behind the name of a call.
func between(piece string) string {
	if strings.HasSuffix(piece, "(") {
		return ""
	}
	return pieceJoin
}

// joined is all pieces on one line.
func joined(pieces []string) string {
	var b strings.Builder
	for i, p := range pieces {
		b.WriteString(p)
		if i < len(pieces)-1 {
			b.WriteString(between(p))
		}
	}
	return b.String()
}

// wrap puts as many pieces on a line as fit, and cuts those that are too long
// for a line of their own. Further lines are indented as the first, those of a call more.
func wrap(pieces []string, width int) []string {
	var out []string
	for i, p := range pieces {
		sep := ""
		if i > 0 {
			sep = strings.TrimLeft(between(pieces[i-1]), ",")
		}
		if i < len(pieces)-1 {
			p += strings.TrimRight(between(p), " ")
		}
		if n := len(out); n > 0 && textWidth(out[n-1]+sep+p) <= width {
			out[n-1] += sep + p
			continue
		}
		if i > 0 {
			p = below(pieces[0]) + p
		}
		out = append(out, truncate(p, width))
	}
	return out
}

// below is the indentation of what follows the piece first on a line of its own.
func below(first string) string {
	lead := first[:len(first)-len(strings.TrimLeft(first, " "))]
	if strings.HasSuffix(first, "(") {
		lead += "    "
	}
	return lead
}

// truncate cuts s to width characters, with a sign that it did.
func truncate(s string, width int) string {
	if textWidth(s) <= width {
		return s
	}
	if width < 1 {
		return ""
	}
	return string([]rune(s)[:width-1]) + "…"
}

func textWidth(s string) int { return utf8.RuneCountInString(s) }
