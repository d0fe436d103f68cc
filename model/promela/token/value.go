package token

// CharValue is the value of a character constant as SPIN reads it, quotes
// included in the text.
func CharValue(text string) (int, bool) {
	if len(text) == 3 {
		return int(text[1]), true
	}
	if len(text) != 4 || text[1] != '\\' {
		return 0, false
	}
	switch c := text[2]; c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'f':
		return '\f', true
	default:
		return int(c), true
	}
}
