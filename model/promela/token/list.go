package token

import (
	"fmt"
	"sort"
)

// DefaultLimit is the number of mistakes after which reading stops.
const DefaultLimit = 20

// List collects mistakes. A place in the text is reported once, however many
// expansions lead there.
type List struct {
	Limit  int // 0: DefaultLimit
	errs   Errors
	seen   map[place]bool
	files  map[string]int // order of first appearance
	closed bool
}

type place struct {
	file      string
	line, col int
}

// Add records a mistake, unless one is known at the same place or there are
// already too many.
func (l *List) Add(pos Pos, format string, args ...any) {
	if l.closed {
		return
	}
	at := place{pos.File, pos.Line, pos.Col}
	if l.seen[at] {
		return
	}
	if l.seen == nil {
		l.seen = map[place]bool{}
	}
	l.seen[at] = true
	limit := l.Limit
	if limit == 0 {
		limit = DefaultLimit
	}
	if len(l.errs) == limit {
		l.errs = append(l.errs, &Error{pos, "too many errors"})
		l.closed = true
		return
	}
	l.errs = append(l.errs, &Error{pos, fmt.Sprintf(format, args...)})
}

// Fatal records a mistake after which nothing can be read any more.
func (l *List) Fatal(pos Pos, format string, args ...any) {
	l.Add(pos, format, args...)
	l.closed = true
}

// Closed says that there is no point in reading on.
func (l *List) Closed() bool { return l.closed }

// Len is the number of mistakes.
func (l *List) Len() int { return len(l.errs) }

// File tells the list of a file, in the order in which they are read.
func (l *List) File(name string) {
	if l.files == nil {
		l.files = map[string]int{}
	}
	if _, ok := l.files[name]; !ok {
		l.files[name] = len(l.files)
	}
}

// Err is nil, or the Errors in the order of the text.
func (l *List) Err() error {
	if len(l.errs) == 0 {
		return nil
	}
	last := len(l.errs)
	if l.closed { // the word that ends the list stays at its end
		last--
	}
	sort.SliceStable(l.errs[:last], func(i, j int) bool {
		return l.before(l.errs[i].Pos, l.errs[j].Pos)
	})
	return l.errs
}

func (l *List) before(a, b Pos) bool {
	if a.File != b.File {
		return l.files[a.File] < l.files[b.File]
	}
	if a.Line != b.Line {
		return a.Line < b.Line
	}
	return a.Col < b.Col
}
