package traces

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model"
)

// TextOptions say how WriteText renders.
type TextOptions struct {
	Width int  // of the page in characters; 0 is no bound
	Steps bool // a row for every step, rather than one for a call of an inline that ran undisturbed
}

// WriteText renders t for people: what is violated and where, the schedule with
// one column a process and time downwards, and how things stand at the end.
func (t *Trace) WriteText(w io.Writer, o TextOptions) error {
	var b strings.Builder
	t.head(&b, o.Width)
	if len(t.States) == 0 {
		b.WriteString("\nthe program fails before its first step\n")
	} else {
		t.schedule(&b, o)
		t.why(&b, o.Width)
		b.WriteString("\n")
		t.Last().text(&b, t.Enabled, o.Width)
		t.gone(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// head names the violation and quotes the line that states or breaks the property.
func (t *Trace) head(b *strings.Builder, width int) {
	m := &t.Meta
	if m.Kind != "" {
		fmt.Fprintf(b, "violated: %s, %s\n", Sanitize(m.Property), Violation(m.Kind, m.Message))
	}
	if m.Formula != "" {
		fmt.Fprintf(b, "formula:  %s\n", Sanitize(m.Formula))
	}
	if m.Pos.Line > 0 {
		fmt.Fprintf(b, "at:       %s\n", position(m.Pos))
		quote(b, m.Quote, m.Pos, width)
	}
	what := "run"
	switch {
	case m.Kind != "" && m.Shortest:
		what = "shortest counterexample"
	case m.Kind != "":
		what = "counterexample"
	}
	fmt.Fprintf(b, "%s of %s%s: %s\n", what, Sanitize(m.Spec), defines(m.Defines), Count(t.Moves(), "step"))
}

// why writes the explanation and what each thread called last, each on lines of its own.
func (t *Trace) why(b *strings.Builder, width int) {
	paragraphs(b, "why", t.Why, width)
	paragraphs(b, "last calls, by step", t.lastCalls(), width)
}

func paragraphs(b *strings.Builder, title string, list []string, width int) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n" + title + "\n")
	for _, s := range list {
		for i, l := range fill(Sanitize(s), width-4) {
			b.WriteString(map[bool]string{true: "  ", false: "    "}[i == 0] + l + "\n")
		}
	}
}

// fill breaks text at blanks into lines of at most width characters; 0 or less is no bound.
func fill(s string, width int) []string {
	if width <= 0 {
		return []string{s}
	}
	var out []string
	for _, word := range strings.Split(s, " ") {
		if n := len(out); n > 0 && textWidth(out[n-1])+1+textWidth(word) <= width {
			out[n-1] += " " + word
		} else {
			out = append(out, word)
		}
	}
	return out
}

// Violation is a kind of violation with its message, which some kinds need no
// more than their name for.
func Violation(kind, message string) string {
	if message == "" || message == strings.ReplaceAll(kind, "-", " ") {
		return Sanitize(kind)
	}
	return Sanitize(kind + ": " + message)
}

func defines(d []string) string {
	if len(d) == 0 {
		return ""
	}
	return " with -D " + Sanitize(strings.Join(d, " -D "))
}

// Count is a number with its noun: 1 step, 2 steps.
func Count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// quote shows a source line with a mark under the column; of a long line the
// part around it.
func quote(b *strings.Builder, source string, p model.Position, width int) {
	if source == "" {
		return
	}
	show := func(s string) string { return Sanitize(strings.ReplaceAll(s, "\t", "    ")) }
	text := []rune(show(source))
	mark := textWidth(show(source[:max(0, min(p.Col-1, len(source)))]))
	if room := max(width-len("00000000 | "), minNotes); width > 0 && len(text) > room {
		if from := mark - room/2; from > 0 {
			from = min(from, max(0, len(text)-room))
			text, mark = append([]rune{'…'}, text[from+1:]...), mark-from
		}
		text = []rune(truncate(string(text), room))
	}
	fmt.Fprintf(b, "%8d | %s\n", p.Line, string(text))
	fmt.Fprintf(b, "%8s | %s^\n", "", strings.Repeat(" ", max(0, mark)))
}

// schedule writes the table: a column a process, or where those do not fit, a
// column that names the process.
func (t *Trace) schedule(b *strings.Builder, o TextOptions) {
	if len(t.Steps) == 0 {
		fmt.Fprintf(b, "\nno step is taken%s\n", map[bool]string{true: ", for ever"}[t.Stutters()])
		return
	}
	rows := t.rows(!o.Steps)
	b.WriteString("\n")
	if !o.Steps && t.layDiagram(b, rows, o.Width) {
		return
	}
	active, idle := t.threadNames()
	for _, names := range [][]string{byNumber(active, idle), byNumber(active)} {
		if wide := wideTable(rows, names); wide.fit(o.Width) {
			wide.render(b)
			return
		}
	}
	narrow := narrowTable(rows)
	narrow.fit(o.Width)
	narrow.render(b)
}

// byNumber sorts names of threads.
func byNumber(names ...[]string) []string {
	out := slices.Concat(names...)
	slices.SortStableFunc(out, func(x, y string) int { return cmp.Compare(pidOf(x), pidOf(y)) })
	return out
}

func pidOf(name string) int {
	_, id, _ := cutLast(name)
	return id
}

// threadNames are the threads that take steps, and the processes that live but
// take none.
func (t *Trace) threadNames() (active, idle []string) {
	seen := make(map[string]bool)
	for i := range t.Steps {
		if name := ThreadName(t.Steps[i].Info.Proc, t.Steps[i].Thread()); !seen[name] {
			seen[name] = true
			active = append(active, name)
		}
	}
	for i := range t.States {
		for _, info := range t.States[i].Threads {
			if name := ThreadName(info.Proc, info.ID); info.ID != model.ClaimThread && !seen[name] {
				seen[name] = true
				idle = append(idle, name)
			}
		}
	}
	return active, idle
}

// The least widths at which columns still say something.
const (
	minStatement = 12
	minNotes     = 24
	minWideText  = 24 // of the statement in the narrow table
)

func wideTable(rows []row, names []string) *table {
	file := oneFile(rows)
	t := &table{cols: []column{{head: "step", right: true, min: 4}}}
	index := make(map[string]int, len(names))
	for i, name := range names {
		index[name] = i
		t.cols = append(t.cols, column{head: heading(name), min: minStatement})
	}
	t.cols = append(t.cols, column{head: "line", right: file != "", min: 8}, column{head: "what changes", min: minNotes})
	for i := range rows {
		r := &rows[i]
		if r.thread == "" {
			t.lines = append(t.lines, line{remark: r.text})
			continue
		}
		cells := make([]cell, len(t.cols))
		cells[0] = cell{r.number}
		cells[1+index[r.thread]] = append(cell{r.text}, r.args...)
		cells[len(cells)-2] = cell{r.place(file)}
		cells[len(cells)-1] = r.notes
		t.lines = append(t.lines, line{cells: cells})
	}
	return t
}

func narrowTable(rows []row) *table {
	file := oneFile(rows)
	t := &table{cols: []column{{head: "step", right: true, min: 4}, {head: "process", min: minStatement},
		{head: "statement", min: minWideText}, {head: "line", right: file != "", min: 8},
		{head: "what changes", min: minNotes}}}
	for i := range rows {
		r := &rows[i]
		if r.thread == "" {
			t.lines = append(t.lines, line{remark: r.text})
			continue
		}
		t.lines = append(t.lines, line{cells: []cell{{r.number}, {heading(r.thread)}, append(cell{r.text}, r.args...), {r.place(file)}, r.notes}})
	}
	return t
}

// heading is the name of a thread at the head of its column. The claim is no
// process and goes by its name alone.
func heading(name string) string {
	if pidOf(name) == model.ClaimThread {
		name = strings.TrimSuffix(name, ":"+strconv.Itoa(model.ClaimThread))
	}
	return Sanitize(name)
}

// gone lists the processes that the run has seen the end of.
func (t *Trace) gone(b *strings.Builder) {
	alive := make(map[string]bool)
	for _, info := range t.Last().Threads {
		alive[ThreadName(info.Proc, info.ID)] = true
	}
	active, idle := t.threadNames()
	var names []string
	for _, name := range slices.Concat(active, idle) {
		if !alive[name] && pidOf(name) != model.ClaimThread {
			names = append(names, heading(name))
		}
	}
	if len(names) > 0 && len(alive) > 0 {
		fmt.Fprintf(b, "  ended: %s\n", strings.Join(names, ", "))
	}
}

// WriteText tells the values of all variables, and where each process stands:
// what explains a deadlock. enabled are the threads that can move, nil if that is
// not known. The width is that of the page, 0 for no bound.
func (s *State) WriteText(w io.Writer, enabled []int, width int) error {
	var b strings.Builder
	s.text(&b, enabled, width)
	_, err := io.WriteString(w, b.String())
	return err
}

func (s *State) text(b *strings.Builder, enabled []int, width int) {
	b.WriteString("values\n")
	values(b, "", s.Values(-1), width)
	names := make([]string, len(s.Threads))
	longest := 0
	for i := range s.Threads {
		info := &s.Threads[i]
		names[i] = heading(ThreadName(info.Proc, info.ID))
		longest = max(longest, textWidth(names[i]))
		values(b, names[i]+": ", s.Values(info.ID), width)
	}
	if len(s.Vars) == 0 {
		b.WriteString("  no variables\n")
	}
	if len(s.Threads) == 0 {
		b.WriteString("\nevery process has ended\n")
		return
	}
	b.WriteString("\nwhere each process stands\n")
	for i := range s.Threads {
		fmt.Fprintf(b, "  %-*s  %s\n", longest, names[i], standing(&s.Threads[i], enabled))
	}
}

func values(b *strings.Builder, label string, list []string, width int) {
	if len(list) == 0 {
		return
	}
	indent := 2 + textWidth(label)
	room := 1 << 30
	if width > 0 {
		room = max(width-indent, minNotes)
	}
	for i, l := range wrap(list, room) {
		if i == 0 {
			fmt.Fprintf(b, "  %s%s\n", label, l)
		} else {
			fmt.Fprintf(b, "%*s%s\n", indent, "", l)
		}
	}
}
