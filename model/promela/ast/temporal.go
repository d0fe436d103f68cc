package ast

// Temporal says whether a formula speaks of more than one state: a temporal operator stands in
// it, outside of other expressions. Implication and equivalence are none.
func Temporal(e Expr) bool {
	switch x := e.(type) {
	case *Unary:
		return x.Op > Equiv || Temporal(x.X)
	case *Binary:
		return x.Op > Equiv || Temporal(x.X) || Temporal(x.Y)
	}
	return false
}
