package preproc

import (
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// A cond is an #if that awaits its #endif.
type cond struct {
	at    token.Pos
	taken bool // a group of it has been read
	last  bool // #else was seen
}

// conditional obeys a directive of conditions in text that is being read, and
// skips to the next group that is to be read.
func (p *Preprocessor) conditional(f *file, word token.Token, rest []token.Token) {
	switch word.Text {
	case "if", "ifdef", "ifndef":
		c := &cond{at: word.Pos}
		f.conds = append(f.conds, c)
		if p.test(word, rest) {
			c.taken = true
			return
		}
	case "endif":
		if len(f.conds) == 0 {
			p.errs.Add(word.Pos, "#endif without #if")
			return
		}
		f.conds = f.conds[:len(f.conds)-1]
		return
	default: // elif, else: the group that was read ends here
		if len(f.conds) == 0 {
			p.errs.Add(word.Pos, "#%s without #if", word.Text)
			return
		}
		p.order(f.conds[len(f.conds)-1], word)
	}
	p.skip(f)
}

func (p *Preprocessor) order(c *cond, word token.Token) {
	if c.last {
		p.errs.Add(word.Pos, "#%s behind #else", word.Text)
	}
	c.last = c.last || word.Text == "else"
}

func (p *Preprocessor) test(word token.Token, rest []token.Token) bool {
	if word.Text == "if" || word.Text == "elif" {
		return p.condition(rest, word) != 0
	}
	name, ok := p.name(rest, word.Pos, word.Text)
	if !ok {
		return false
	}
	return (p.macros[name] != nil) == (word.Text == "ifdef")
}

// skip reads over a group that is not wanted, up to one that is or the #endif.
func (p *Preprocessor) skip(f *file) {
	c := f.conds[len(f.conds)-1]
	for depth := 0; ; {
		t := f.scan.Next()
		switch {
		case t.Kind == token.EOF:
			return // endConds reports it
		case t.Kind == token.Illegal && t.Text == "/*":
			p.illegal(t)
		case t.Kind != token.Hash || !t.Newline:
			continue
		}
		f.scan.Directive()
		line := f.line()
		if len(line) == 0 {
			continue
		}
		word := line[0]
		switch word.Text {
		case "if", "ifdef", "ifndef":
			depth++
		case "endif":
			if depth == 0 {
				f.conds = f.conds[:len(f.conds)-1]
				return
			}
			depth--
		case "elif", "else":
			if depth > 0 {
				continue
			}
			p.order(c, word)
			if !c.taken && (word.Text == "else" || p.test(word, line[1:])) {
				c.taken = true
				return
			}
		}
	}
}

func (p *Preprocessor) endConds(f *file) {
	for _, c := range f.conds {
		p.errs.Add(c.at, "#if without #endif")
	}
	f.conds = nil
}
