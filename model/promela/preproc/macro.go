package preproc

import (
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/scan"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// A macro is a #define. While it is being expanded its name stays as it is.
type macro struct {
	name     string
	pos      token.Pos
	function bool
	variadic bool
	params   []string
	body     []token.Token
	pastes   bool // ## stands in the body
	active   int  // the expansions of it that are being read
	builtin  func(p *Preprocessor, at token.Token) token.Token
}

func (m *macro) param(t token.Token) int {
	if t.Kind != token.Ident {
		return -1
	}
	for i, s := range m.params {
		if s == t.Text {
			return i
		}
	}
	return -1
}

// same says whether a second definition repeats the first.
func (m *macro) same(n *macro) bool {
	if m.function != n.function || m.variadic != n.variadic || len(m.body) != len(n.body) ||
		strings.Join(m.params, ",") != strings.Join(n.params, ",") {
		return false
	}
	for i := range m.body {
		if m.body[i].Text != n.body[i].Text || i > 0 && m.body[i].Space != n.body[i].Space {
			return false
		}
	}
	return true
}

// define reads the rest of "#define name body" or "#define name(params) body".
func (p *Preprocessor) define(line []token.Token, at token.Pos) {
	if len(line) == 0 || line[0].Kind != token.Ident {
		p.errs.Add(at, "got %s, want the name of a macro", first(line))
		return
	}
	m := &macro{name: line[0].Text, pos: line[0].Pos}
	if m.name == "defined" {
		p.errs.Add(m.pos, "defined cannot be the name of a macro")
		return
	}
	line = line[1:]
	if len(line) > 0 && line[0].Kind == token.LParen && !line[0].Space {
		m.function = true
		var ok bool
		if line, ok = p.params(m, line[1:]); !ok {
			return
		}
	}
	m.body = line
	if !p.checkBody(m) {
		return
	}
	if old := p.macros[m.name]; old != nil {
		if old.same(m) {
			return
		}
		p.warn(m.pos, "macro %s is defined again; it was defined at %v", m.name, old.pos)
	}
	p.macros[m.name] = m
}

// params reads "a, b)" or "a, ...)" and returns what stands behind it.
func (p *Preprocessor) params(m *macro, line []token.Token) ([]token.Token, bool) {
	for i := 0; i < len(line); i++ {
		t := line[i]
		switch {
		case t.Kind == token.RParen && len(m.params) == 0:
			return line[i+1:], true
		case t.Kind == token.Ident && m.param(t) >= 0:
			p.errs.Add(t.Pos, "macro %s has two parameters %s", m.name, t.Text)
			return nil, false
		case t.Kind == token.Ident:
			m.params = append(m.params, t.Text)
		case t.Kind == token.Ellipsis:
			m.params = append(m.params, "__VA_ARGS__")
			m.variadic = true
		default:
			p.errs.Add(t.Pos, "got %s, want a parameter of macro %s", t, m.name)
			return nil, false
		}
		i++
		if i < len(line) && line[i].Kind == token.Ellipsis && t.Kind == token.Ident {
			m.variadic = true // "args...", which gives the rest a name
			i++
		}
		switch {
		case i == len(line):
		case line[i].Kind == token.RParen:
			return line[i+1:], true
		case line[i].Kind == token.Comma && !m.variadic:
			continue
		default:
			p.errs.Add(line[i].Pos, "got %s, want , or ) in the parameters of macro %s", line[i], m.name)
			return nil, false
		}
	}
	p.errs.Add(m.pos, "the parameters of macro %s have no closing parenthesis", m.name)
	return nil, false
}

func (p *Preprocessor) checkBody(m *macro) bool {
	for i, t := range m.body {
		m.pastes = m.pastes || t.Kind == token.HashHash
		if t.Kind == token.HashHash && (i == 0 || i == len(m.body)-1) {
			p.errs.Add(t.Pos, "## cannot stand at an end of macro %s", m.name)
			return false
		}
		if t.Kind == token.Hash && m.function && (i+1 == len(m.body) || m.param(m.body[i+1]) < 0) {
			p.errs.Add(t.Pos, "# must stand before a parameter of macro %s", m.name)
			return false
		}
	}
	return true
}

// option defines a macro as the command line does: NAME, NAME=VALUE or
// NAME(PARAMS)=VALUE.
func (p *Preprocessor) option(text string, n int) {
	name, value, has := strings.Cut(text, "=")
	if !has {
		value = "1"
	}
	s := scan.New("command line", []byte(name+" "+value))
	p.errs.File("command line")
	var line []token.Token
	for t := s.Next(); t.Kind != token.EOF; t = s.Next() {
		t.Pos.Line, t.Newline = n, false
		line = append(line, t)
	}
	p.define(line, token.Pos{File: "command line", Line: n, Col: 1})
}

func first(line []token.Token) string {
	if len(line) == 0 {
		return "end of line"
	}
	return line[0].String()
}
