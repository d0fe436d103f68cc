package traces

import (
	"fmt"
	"io"
	"strings"
)

// WriteMermaid renders t as a sequence diagram in the language of Mermaid: a
// lifeline a process, a message from itself to itself for every step, and one
// from the sender to the receiver for a rendezvous.
func (t *Trace) WriteMermaid(w io.Writer) error {
	var b strings.Builder
	b.WriteString("sequenceDiagram\n")
	active, _ := t.threadNames()
	ids := make(map[string]string, len(active))
	for i, name := range active {
		ids[name] = fmt.Sprintf("p%d", i)
		fmt.Fprintf(&b, "  participant p%d as %s\n", i, mermaidText(heading(name)))
	}
	t.mermaidSteps(&b, ids)
	if last := t.Last(); last != nil && len(active) > 0 {
		over := "p0"
		if len(active) > 1 {
			over = fmt.Sprintf("p0,p%d", len(active)-1)
		}
		var lines []string
		for i := range last.Threads {
			info := &last.Threads[i]
			lines = append(lines, mermaidText(heading(ThreadName(info.Proc, info.ID))+" "+standing(info, t.Enabled)))
		}
		if len(lines) > 0 {
			fmt.Fprintf(&b, "  Note over %s: %s\n", over, strings.Join(lines, "<br/>"))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Trace) mermaidSteps(b *strings.Builder, ids map[string]string) {
	in := "  "
	for i := range t.Steps {
		if t.Loop == i {
			b.WriteString("  loop for ever\n")
			in = "    "
		}
		s := &t.Steps[i]
		me := ids[ThreadName(s.Info.Proc, s.Thread())]
		text := mermaidText(s.Info.Text)
		if t.meets(i) {
			continue // shown with the receive that follows
		}
		from, arrow, first := me, "->>", i
		if i > 0 && t.meets(i-1) {
			first = i - 1
			p := &t.Steps[first]
			from = ids[ThreadName(p.Info.Proc, p.Thread())]
			text = mermaidText(p.Info.Text) + " / " + text
		}
		if s.Fault != nil {
			arrow = "-x"
		}
		fmt.Fprintf(b, "%s%s%s%s: %s\n", in, from, arrow, me, text)
		if notes := t.notes(first, i); len(notes) > 0 {
			for k := range notes {
				notes[k] = mermaidText(notes[k])
			}
			fmt.Fprintf(b, "%sNote right of %s: %s\n", in, me, strings.Join(notes, "<br/>"))
		}
	}
	if in == "    " {
		b.WriteString("  end\n")
	}
}

// meets says that step i and the next one are the two halves of a rendezvous:
// control changes hands inside one move.
func (t *Trace) meets(i int) bool {
	if i+1 >= len(t.Steps) {
		return false
	}
	a, b := &t.Steps[i], &t.Steps[i+1]
	return a.Move == b.Move && a.Thread() != b.Thread() && strings.Contains(a.Info.Text, "!") &&
		strings.Contains(b.Info.Text, "?")
}

// mermaidText escapes what Mermaid would take for its own.
var mermaidEscapes = strings.NewReplacer("#", "#35;", ";", "#59;", "<", "#lt;", ">", "#gt;")

func mermaidText(s string) string { return mermaidEscapes.Replace(Sanitize(s)) }
