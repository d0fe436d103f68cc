package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/traces"
)

const promptHelp = `  NUMBER  take that step
  b       back: undo the last step
  v       variables
  q       quit
  ?       this help
`

// converse lets a person choose each step. The end of the input is a q.
func (m *simulator) converse(w *walk) {
	lines := bufio.NewScanner(m.in)
	m.printf("choose each step by its number; ? for help\n")
	for {
		choices := w.choices()
		if w.ended() {
			m.ending(w)
		}
		m.list(w, choices)
		again := true
		for again {
			m.printf("%d> ", len(w.moves)+1)
			if m.out.err != nil {
				return
			}
			if !lines.Scan() {
				m.printf("\n")
				m.leave(w)
				return
			}
			command := strings.TrimSpace(lines.Text())
			if !onTerminal(m.in) {
				m.printf("%s\n", traces.Sanitize(command))
			}
			if command == "q" {
				m.leave(w)
				return
			}
			again = !m.obey(w, choices, command)
		}
	}
}

func numbers(n int) string {
	switch n {
	case 0:
		return "b or q"
	case 1:
		return "1"
	}
	return fmt.Sprintf("1 to %d", n)
}

// leave sets the exit code by where the person left the run.
func (m *simulator) leave(w *walk) {
	m.code = exitHolds
	if kind, _ := w.violation(); w.ended() && kind != "" {
		m.code = exitViolated
	}
}

// list shows what can be chosen.
func (m *simulator) list(w *walk, choices []choice) {
	m.printf("\n")
	for i, c := range choices {
		for k, s := range c.steps {
			number := ""
			if k == 0 {
				number = fmt.Sprintf("(%d)", i+1)
			}
			m.printf("%7s  %s\n", number, w.describe(s))
		}
	}
	if len(choices) == 0 {
		m.printf("no step is left: b to go back, q to quit\n")
	}
}

// obey carries out a command other than q, and says whether the run stands
// elsewhere than before.
func (m *simulator) obey(w *walk, choices []choice, command string) bool {
	switch command {
	case "":
	case "?", "h", "help":
		m.printf("%s", promptHelp)
	case "v":
		m.standing(w)
	case "b":
		if w.back() {
			return true
		}
		m.printf("this is the beginning\n")
	default:
		n, err := strconv.Atoi(command)
		if err != nil || n < 1 || n > len(choices) {
			m.printf("got %q, want %s, or ? for help\n", command, numbers(len(choices)))
			return false
		}
		m.show(w, w.take(choices[n-1]))
		return true
	}
	return false
}
