package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"github.com/aiocheck/aiocheck/explorer"
	"github.com/aiocheck/aiocheck/traces"
)

// progress shows the figures of a search that takes long, on one line of the
// terminal that it rewrites.
type progress struct {
	app      *app
	property string
	width    int // of what stands on the line
	last     explorer.Stats
}

func (a *app) newProgress(property string) *progress { return &progress{app: a, property: property} }

// show is called about once a second, and not before the first.
func (p *progress) show(s explorer.Stats) {
	if !onTerminal(p.app.errs) {
		return
	}
	rate := float64(s.Transitions-p.last.Transitions) / max((s.Elapsed-p.last.Elapsed).Seconds(), 1e-3)
	p.last = s
	p.line(fmt.Sprintf("%s: %s states, %s transitions, %s/s, depth %d, %s, %s", traces.Sanitize(p.property),
		formatCount(float64(s.States)), formatCount(float64(s.Transitions)), formatCount(rate), s.Depth,
		formatBytes(s.Memory), s.Elapsed.Round(time.Second)))
}

// done clears the line.
func (p *progress) done() {
	if p.width > 0 {
		p.line("")
		fmt.Fprint(p.app.errs, "\r")
	}
}

// line replaces what stands on the line. It must not reach the edge, where the
// terminal would begin another.
func (p *progress) line(text string) {
	if f, ok := p.app.errs.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 && len(text) >= w {
			text = text[:w-1]
		}
	}
	n := len(text)
	fmt.Fprintf(p.app.errs, "\r%s%s", text, strings.Repeat(" ", max(0, p.width-n)))
	p.width = n
}

// formatCount is a number to be read at a glance: 1.2M.
func formatCount(n float64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.1fG", n/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.1fM", n/1e6)
	case n >= 1e4:
		return fmt.Sprintf("%.0fk", n/1e3)
	}
	return fmt.Sprintf("%.0f", n)
}
