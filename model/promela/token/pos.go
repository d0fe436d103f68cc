// Package token has the places and words of Promela source text.
package token

import (
	"fmt"
	"strings"
)

// Pos is a place in the source, and how the text came to stand there.
type Pos struct {
	File      string
	Line, Col int        // from 1; Line 0 is no place
	From      *Expansion // nil for text that stands where it was written
}

// ExpansionKind says how text came from another place.
type ExpansionKind uint8

// The kinds of expansion.
const (
	Macro  ExpansionKind = iota // #define, or -D
	Inline                      // the body of an inline
)

// Expansion is one level of expansion: the text stands in the definition of
// Name, which was expanded At a place that may itself be inside an expansion.
type Expansion struct {
	Kind ExpansionKind
	Name string
	At   Pos
}

// IsValid says whether p is a place.
func (p Pos) IsValid() bool { return p.Line > 0 }

// String is file:line:col of the text itself, without its expansions.
func (p Pos) String() string {
	if !p.IsValid() {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Error is one mistake in a source text.
type Error struct {
	Pos Pos
	Msg string // lower case, no position
}

// maxChain is the number of expansions that a message names.
const maxChain = 8

// Error is "file:line:col: message", with a place for every expansion around
// it: "file:line:col: message (in macro M, expanded at file:line:col)".
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v: %s", e.Pos, e.Msg)
	n := 0
	for x := e.Pos.From; x != nil; x = x.At.From {
		if n++; n > maxChain {
			b.WriteString(" (and so on)")
			break
		}
		kind := "macro"
		if x.Kind == Inline {
			kind = "inline"
		}
		fmt.Fprintf(&b, " (in %s %s, expanded at %v)", kind, x.Name, x.At)
	}
	return b.String()
}

// Errors are the mistakes of a source text, in the order of the text.
type Errors []*Error

func (e Errors) Error() string {
	s := make([]string, len(e))
	for i, x := range e {
		s[i] = x.Error()
	}
	return strings.Join(s, "\n")
}
