package scan

import (
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

// classify sets the kind of the token at the place of the scanner and returns
// its length, at least 1.
func (s *Scanner) classify(t *token.Token) int {
	rest := s.src[s.pos:]
	switch c := rest[0]; {
	case isLetter(c):
		t.Kind = token.Ident
		return span(rest, func(c byte) bool { return isLetter(c) || isDigit(c) })
	case isDigit(c):
		t.Kind = token.Number
		return span(rest, func(c byte) bool { return isLetter(c) || isDigit(c) })
	case c == '"':
		return quoted(t, rest, token.String)
	case c == '\'':
		return quoted(t, rest, token.Char)
	}
	if strings.HasPrefix(rest, `/\`) {
		t.Kind = token.And
		return 2
	}
	if strings.HasPrefix(rest, `\/`) {
		t.Kind = token.Or
		return 2
	}
	return mark(t, rest)
}

// quoted finds the closing quote on the same line. Without one, a double quote
// makes the rest of the line illegal and a single quote only itself, as for
// the apostrophes in English text.
func quoted(t *token.Token, rest string, kind token.Kind) int {
	line := rest
	if n := strings.IndexByte(rest, '\n'); n >= 0 {
		line = rest[:n]
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case rest[0]:
			t.Kind = kind
			return i + 1
		}
	}
	t.Kind = token.Illegal
	if kind == token.Char {
		return 1
	}
	return len(line)
}

// The marks of up to three bytes, longest first at the same beginning.
var marks = map[byte][]token.Kind{
	'(': {token.LParen}, ')': {token.RParen}, '{': {token.LBrace}, '}': {token.RBrace},
	'[': {token.LBrack}, ']': {token.RBrack}, ';': {token.Semi}, ',': {token.Comma},
	'@': {token.At}, '~': {token.Tilde}, '^': {token.Caret}, '*': {token.Star},
	'/': {token.Slash}, '%': {token.Percent},
	':': {token.DColon, token.Colon},
	'.': {token.Ellipsis, token.DotDot, token.Dot},
	'-': {token.Arrow, token.Decr, token.Minus},
	'+': {token.Incr, token.Plus},
	'=': {token.Eq, token.Assign},
	'<': {token.Shl, token.Le, token.Lt},
	'>': {token.Shr, token.Ge, token.Gt},
	'!': {token.Ne, token.BangBang, token.Bang},
	'?': {token.QuestQuest, token.Quest},
	'&': {token.And, token.Amp},
	'|': {token.Or, token.Pipe},
	'#': {token.HashHash, token.Hash},
}

func mark(t *token.Token, rest string) int {
	for _, k := range marks[rest[0]] {
		if sp := k.Spelling(); strings.HasPrefix(rest, sp) {
			t.Kind = k
			return len(sp)
		}
	}
	t.Kind = token.Illegal
	return max(1, span(rest, func(c byte) bool { return c >= 0x80 }))
}

func span(s string, in func(byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
