package token

// Token is a piece of text with its place.
type Token struct {
	Kind    Kind
	Newline bool // a line begins between the token before and this one
	Space   bool // white space, a comment or a line's end stands before it
	NoMacro bool // the name of a macro that was not expanded within itself
	Text    string
	Pos     Pos
	Offset  int // of its first byte in the scanner's text
}

// String is the token as it is named in messages.
func (t Token) String() string {
	switch {
	case t.Kind == EOF:
		return "end of file"
	case t.Kind == EOL:
		return "end of line"
	case t.Kind == TypeName:
		return "type " + t.Text
	case t.Kind == ProcName:
		return "proctype " + t.Text
	case t.Kind == InlineName:
		return "inline " + t.Text
	case t.Kind == Ident || t.Kind == Number || t.Kind == String || t.Kind == Char:
		return t.Text
	case t.Kind.IsWord():
		return t.Text
	}
	return "'" + t.Text + "'"
}
