package preproc

import (
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/aiocheck/aiocheck/model/promela/token"
)

var directives = []string{"define", "elif", "else", "endif", "error", "ident", "if", "ifdef",
	"ifndef", "include", "line", "pragma", "undef", "warning"}

// line is the rest of a directive's line.
func (f *file) line() []token.Token {
	var line []token.Token
	for t := f.scan.Next(); t.Kind != token.EOL; t = f.scan.Next() {
		line = append(line, t)
	}
	return line
}

// directive obeys the line behind a # at its beginning.
func (p *Preprocessor) directive(f *file, hash token.Token) {
	f.scan.Directive()
	line := f.line()
	if !p.Spend(1+len(line), hash.Pos) || len(line) == 0 {
		return
	}
	word, rest := line[0], line[1:]
	at := word.Pos
	switch word.Text {
	case "define":
		p.define(rest, at)
	case "undef":
		if name, ok := p.name(rest, at, "undef"); ok {
			delete(p.macros, name)
		}
	case "include":
		p.include(f, rest, at)
	case "if", "ifdef", "ifndef", "elif", "else", "endif":
		p.conditional(f, word, rest)
	case "error":
		p.errs.Add(at, "#error %s", token.Text(rest))
	case "warning":
		p.warn(at, "#warning %s", token.Text(rest))
	case "line":
		p.lineDirective(f, p.expand(rest, nil), at)
	case "pragma", "ident":
	default:
		switch {
		case word.Kind == token.Number:
			p.lineDirective(f, line, at)
		default:
			p.errs.Add(at, "unknown directive #%s%s", word.Text, token.Suggest(word.Text, directives))
		}
	}
}

func (p *Preprocessor) name(line []token.Token, at token.Pos, directive string) (string, bool) {
	if len(line) == 0 || line[0].Kind != token.Ident {
		p.errs.Add(at, "got %s, want the name of a macro behind #%s", first(line), directive)
		return "", false
	}
	return line[0].Text, true
}

// lineDirective obeys "#line 12 "file"" and "# 12 "file" flags".
func (p *Preprocessor) lineDirective(f *file, line []token.Token, at token.Pos) {
	if len(line) == 0 || line[0].Kind != token.Number {
		p.errs.Add(at, "got %s, want a line number behind #line", first(line))
		return
	}
	n, err := strconv.ParseInt(line[0].Text, 10, 32)
	if err != nil {
		p.errs.Add(line[0].Pos, "got %s, want a line number behind #line", line[0].Text)
		return
	}
	name := f.scan.File()
	if len(line) > 1 {
		unquoted, err := strconv.Unquote(line[1].Text)
		if line[1].Kind != token.String || err != nil {
			p.errs.Add(line[1].Pos, "got %s, want the name of a file in quotes", line[1])
			return
		}
		name = unquoted
		p.errs.File(name)
	}
	f.scan.SetLine(max(1, int(n)), name) // gcc writes line 0 for what is in no file
}

// include obeys "#include "file"", found beside the file that includes it.
func (p *Preprocessor) include(f *file, line []token.Token, at token.Pos) {
	if len(line) > 0 && line[0].Kind == token.Ident {
		line = p.expand(line, nil)
	}
	var name string
	switch {
	case len(line) > 0 && line[0].Kind == token.String:
		name = strings.Trim(line[0].Text, `"`)
	case len(line) > 2 && line[0].Kind == token.Lt && line[len(line)-1].Kind == token.Gt:
		name = token.Text(line[1 : len(line)-1])
	default:
		p.errs.Add(at, `got %s, want the name of a file in quotes behind #include`, first(line))
		return
	}
	if !path.IsAbs(name) && !filepath.IsAbs(name) {
		name = path.Join(path.Dir(filepath.ToSlash(f.name)), name)
	}
	pos := line[0].Pos
	if len(p.files) > p.opts.Includes {
		p.errs.Fatal(pos, "includes are nested more than %d deep: %s", p.opts.Includes, p.chain(name))
		return
	}
	src, err := p.opts.ReadFile(name)
	if err != nil {
		p.errs.Add(pos, "cannot include: %v", err)
		return
	}
	p.push(name, src, pos)
}

// chain names the files from one to its next inclusion, or all.
func (p *Preprocessor) chain(name string) string {
	names := []string{name}
	for i := len(p.files) - 1; i >= 0; i-- {
		names = append([]string{p.files[i].name}, names...)
		if p.files[i].name == name {
			break
		}
	}
	return strings.Join(names, " includes ")
}
