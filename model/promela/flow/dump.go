package flow

import (
	"fmt"
	"io"
)

// Dump writes the control points and the ways out of them, in the manner of
// SPIN's pan -d.
func (p *Program) Dump(w io.Writer) {
	bodies := append(append([]*Body(nil), p.Bodies...), p.Claims...)
	if p.Trace != nil {
		bodies = append(bodies, p.Trace)
	}
	for _, b := range bodies {
		fmt.Fprintf(w, "%s, from %d\n", b.Name, b.Start)
		for i := range b.Points {
			q := &b.Points[i]
			for _, e := range q.Out {
				fmt.Fprintf(w, "\t%d -> %d [%s] %v: %s\n", i, e.To, flags(q, e), e.Node.Pos, e.Node.Text)
			}
		}
	}
}

func flags(q *Point, e Edge) string {
	s := []byte("----")
	for i, f := range [...]bool{e.Atomic, q.Accept, q.End, q.Progress} {
		if f {
			s[i] = "Aaep"[i]
		}
	}
	if e.Escape != 0 {
		return fmt.Sprintf("%s unless %d", s, e.Escape)
	}
	return string(s)
}
