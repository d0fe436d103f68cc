package flow

import (
	"strings"

	"github.com/aiocheck/aiocheck/model"
	"github.com/aiocheck/aiocheck/model/promela/sema"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// An elem is a piece of a body before it is laid out: a basic statement, a jump,
// or a structure around sequences. Its seqno becomes the number of a control point.
type elem struct {
	kind   kind
	stmt   sema.Stmt
	pos    token.Pos
	text   string
	stack  []model.Frame
	nxt    *elem
	sub    []*seq // options; the body and the escape of an unless
	body   *seq   // of atomic, d_step and plain braces
	esc    []*seq // unless clauses around, outermost first
	seqno  int    // in the body, from 1
	id     int    // in the model
	status status
	target string // of a jump: a label, with the scope to look it up from
	scope  string
	exit   *brk // of a break
	done   bool
}

type kind uint8

const (
	basic     kind = iota
	dot            // behind a selection, in front of a loop
	jump           // goto, or break to exit
	brkTarget      // behind a loop
	selection      // if
	loop           // do
	unless
	atomic
	dstep
	block
	stop // the end of the body
)

type status uint8

const (
	atom     status = 1 << iota // control is kept behind it
	lastAtom                    // the last of an atomic sequence
	inDStep
)

// seq is a list of elems linked by nxt. extent is the last that the source has;
// a shared elem behind it may follow.
type seq struct {
	first, last, extent *elem
}

func (s *seq) add(e *elem) {
	if s.first == nil {
		s.first = e
	} else {
		s.last.nxt = e
	}
	s.last = e
}

// brk is the exit of a loop; at is set when the loop is complete.
type brk struct{ at *elem }

type label struct {
	name  string
	scope string // the braces it stands in: a path
	at    *elem
	pos   token.Pos
}

func special(name string) bool {
	return strings.HasPrefix(name, "accept") || strings.HasPrefix(name, "end") || strings.HasPrefix(name, "progress")
}

// escape attaches an unless clause to every elem of s that can be left by it,
// and to those inside, after clauses further in.
func (s *seq) escape(by *seq) {
	for f := s.first; f != nil; f = f.nxt {
		f.escape(by)
		if f == s.extent {
			return
		}
	}
}

func (f *elem) escape(by *seq) {
	for _, z := range f.esc {
		if z == by {
			return
		}
	}
	inner := f.esc
	for _, z := range inner {
		z.escape(by)
	}
	f.esc = append([]*seq{by}, f.esc...)
	switch f.kind {
	case unless:
		f.sub[0].escape(by)
	case selection, loop:
		for _, z := range f.sub {
			z.escape(by)
		}
	case dstep: // only before it starts
		f.body.first.escape(by)
	case atomic, block:
		f.body.escape(by)
	}
}

// mark gives every elem of the sequence the status of an atomic sequence (or
// d_step): an atomic inside is plain braces.
func (s *seq) mark(added status) {
	for f := s.first; f != nil; f = f.nxt {
		f.status |= atom | added
		switch f.kind {
		case atomic:
			f.kind = block
			f.body.mark(added)
		case dstep:
			if added != 0 {
				f.kind = block
				f.body.mark(added)
			}
		case block:
			f.body.mark(added)
		}
		for _, z := range f.sub {
			z.mark(added)
		}
		if f == s.last {
			return
		}
	}
}

// makeAtomic marks s and lets control go at its last elem.
func (s *seq) makeAtomic(added status) {
	s.mark(added)
	switch f := s.last; f.kind {
	case block, atomic:
		f.body.makeAtomic(added)
	case unless:
		f.sub[0].makeAtomic(added)
	default:
		f.status = f.status&^atom | lastAtom
	}
}
