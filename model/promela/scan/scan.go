package scan

import (
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Scanner yields the tokens of one file. It reports nothing: what is no token
// comes out as token.Illegal, since text that is skipped or never expanded may
// hold anything.
type Scanner struct {
	file    string
	src     string
	splices []splice
	pos     int // of the next byte
	line    int
	bol     int // offset at which the columns of this line count from 1
	inLine  bool
	last    int // the line of the last token
}

// New returns a Scanner at the beginning of a text.
func New(file string, src []byte) *Scanner {
	text, splices := join(src)
	return &Scanner{file: file, src: string(text), splices: splices, line: 1}
}

// File is the name under which positions are given.
func (s *Scanner) File() string { return s.file }

// Slice is the text between two offsets, if they lie in it.
func (s *Scanner) Slice(from, to int) (string, bool) {
	if from < 0 || from > to || to > len(s.src) {
		return "", false
	}
	return s.src[from:to], true
}

// SetLine renames places: the next line is line n of file.
func (s *Scanner) SetLine(n int, file string) {
	s.line = n - 1
	if s.pos >= len(s.src) {
		s.line = n
	}
	s.last = s.line
	s.file = file
}

// Directive makes the end of the line a token, EOL, until it has been given.
func (s *Scanner) Directive() { s.inLine = true }

// Next is the next token. At the end it is EOF, for ever.
func (s *Scanner) Next() token.Token {
	t := token.Token{Newline: s.pos == 0}
	if !s.blanks(&t) {
		return t
	}
	// SPIN's preprocessor ends a line behind a continued one, too.
	t.Newline = t.Newline || s.line > s.last && !s.inLine
	s.last = s.line
	t.Offset = s.pos
	t.Pos = s.place()
	if s.pos == len(s.src) {
		t.Kind = token.EOF
		if s.inLine {
			t.Kind = token.EOL
			s.inLine = false
		}
		return t
	}
	if s.inLine && s.src[s.pos] == '\n' {
		s.inLine = false
		t.Kind = token.EOL
		return t
	}
	end := s.pos + s.classify(&t)
	t.Text = s.src[s.pos:end]
	s.advance(end)
	return t
}

// advance moves to an offset on the same line, over splices.
func (s *Scanner) advance(to int) {
	s.pos = to
	for len(s.splices) > 0 && s.splices[0].offset <= to {
		s.line += s.splices[0].lines
		s.bol = s.splices[0].offset
		s.splices = s.splices[1:]
	}
}

func (s *Scanner) place() token.Pos {
	return token.Pos{File: s.file, Line: s.line, Col: s.pos - s.bol + 1}
}

func (s *Scanner) newline() {
	s.advance(s.pos + 1)
	s.line++
	s.bol = s.pos
}

// blanks skips white space and comments. It returns false when it has made an
// Illegal token of a comment without an end.
func (s *Scanner) blanks(t *token.Token) bool {
	for s.pos < len(s.src) {
		switch s.src[s.pos] {
		case ' ', '\t', '\f', '\v':
			s.advance(s.pos + 1)
		case '\n':
			if s.inLine {
				return true
			}
			s.newline()
			t.Newline = true
		case '/':
			switch {
			case strings.HasPrefix(s.src[s.pos:], "//"):
				n := strings.IndexByte(s.src[s.pos:], '\n')
				if n < 0 {
					n = len(s.src) - s.pos
				}
				s.advance(s.pos + n)
			case strings.HasPrefix(s.src[s.pos:], "/*"):
				if !s.comment(t) {
					return false
				}
			default:
				return true
			}
		default:
			return true
		}
		t.Space = true
	}
	return true
}

// comment skips a block comment. Its line ends count as line ends, as they do
// behind the preprocessor of SPIN, except in a directive.
func (s *Scanner) comment(t *token.Token) bool {
	n := strings.Index(s.src[s.pos+2:], "*/")
	if n < 0 {
		t.Kind = token.Illegal
		t.Text = "/*"
		t.Pos = s.place()
		t.Offset = s.pos
		s.advance(len(s.src))
		return false
	}
	end := s.pos + 2 + n + 2
	for {
		k := strings.IndexByte(s.src[s.pos:end], '\n')
		if k < 0 {
			break
		}
		s.advance(s.pos + k)
		s.newline()
		t.Newline = t.Newline || !s.inLine
	}
	s.advance(end)
	return true
}

// Lone scans a text that must be exactly one token, as ## makes.
func Lone(text string) (token.Token, bool) {
	s := Scanner{src: text, line: 1}
	t := s.Next()
	return t, t.Kind != token.Illegal && t.Kind != token.EOF && s.pos == len(text) && !t.Space
}
