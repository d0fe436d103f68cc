package parse

import "github.com/aiocheck/aiocheck/model/promela/token"

// startsUnit are words that stand only at the beginning of a unit.
func startsUnit(k token.Kind) bool {
	switch k {
	case token.Proctype, token.DProctype, token.Active, token.Init, token.Never, token.Trace,
		token.Notrace, token.LTL, token.InlineKw, token.Typedef, token.EOF:
		return true
	}
	return false
}

// syncStmt skips, after a mistake, to where a statement may end. It stops only
// at closing words that something around is waiting for.
func (p *parser) syncStmt() {
	for nest := 0; len(p.feed.stack) >= p.base; p.advance() {
		switch k := p.tok.Kind; k {
		case token.Semi, token.Arrow:
			if nest == 0 {
				return
			}
		case token.LBrace, token.If, token.Do:
			nest++
		case token.DColon:
			if nest == 0 && len(p.options) > 0 {
				return
			}
		case token.RBrace:
			if nest == 0 {
				return
			}
			nest--
		case token.Fi, token.Od:
			switch {
			case nest > 0:
				nest--
			case len(p.options) > 0:
				return
			}
		default:
			if startsUnit(k) {
				return
			}
		}
	}
}

func (p *parser) waitsFor(k token.Kind) bool {
	for _, o := range p.options {
		if o == k {
			return true
		}
	}
	return false
}

// syncUnit skips, after a mistake outside statements, to where a unit begins:
// behind a semicolon or a closing brace, or at a word that begins one.
func (p *parser) syncUnit() {
	p.feed.inSeq, p.feed.ltl, p.inEvent, p.initOK = false, false, false, true
	for nest := 0; ; p.advance() {
		switch k := p.tok.Kind; k {
		case token.LBrace:
			nest++
		case token.RBrace:
			if nest--; nest <= 0 {
				p.advance()
				return
			}
		case token.Semi:
			if nest == 0 {
				return
			}
		case token.EOF:
			return
		default:
			if startsUnit(k) && (nest == 0 || k != token.Init) {
				return
			}
		}
	}
}
