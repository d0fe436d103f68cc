package ast

import (
	"fmt"
	"strings"
)

// The spelling and strength of each operator. Unary operators bind strongest.
var ops = [...]struct {
	text  string
	prec  int
	tight bool // written without spaces around
}{
	Implies: {"->", 1, false}, Equiv: {"<->", 1, false},
	Or: {"||", 2, false}, And: {"&&", 3, false},
	Until: {"U", 4, false}, WeakUntil: {"W", 4, false}, Release: {"V", 4, false},
	BitOr: {"|", 5, false}, BitXor: {"^", 6, false}, BitAnd: {"&", 7, false},
	Eq: {"==", 8, false}, Ne: {"!=", 8, false},
	Lt: {"<", 9, false}, Le: {"<=", 9, false}, Gt: {">", 9, false}, Ge: {">=", 9, false},
	Shl: {"<<", 10, true}, Shr: {">>", 10, true},
	Add: {"+", 11, true}, Sub: {"-", 11, true},
	Mul: {"*", 12, true}, Div: {"/", 12, true}, Mod: {"%", 12, true},
	Neg: {"-", 13, true}, BitNot: {"~", 13, true}, Not: {"!", 13, true},
	Always: {"[]", 13, true}, Eventually: {"<>", 13, true}, Next: {"X ", 13, true},
}

// String is the operator as it is written.
func (o Op) String() string {
	if int(o) >= len(ops) || ops[o].text == "" {
		return fmt.Sprintf("Op(%d)", o)
	}
	return strings.TrimSpace(ops[o].text)
}

var chanOps = [...]string{Len: "len", Empty: "empty", Nempty: "nempty", Full: "full", Nfull: "nfull"}

// String is the name of the predicate.
func (o ChanOp) String() string { return chanOps[o] }

// Print is an expression on one line. Where it is read again, it makes the same
// tree. Parentheses stand only where they are needed.
func Print(x Expr) string { return printed(x, 1) }

// printed is x as an operand that must bind at least as strongly as min.
func printed(x Expr, min int) string {
	switch x := x.(type) {
	case *Const:
		return x.Text
	case *VarRef:
		return printRef(x)
	case *Unary:
		return ops[x.Op].text + printOperand(x.X)
	case *Binary:
		s := printBinary(x)
		if ops[x.Op].prec < min {
			return "(" + s + ")"
		}
		return s
	case *Cond:
		return "(" + Print(x.If) + " -> " + Print(x.Then) + " : " + Print(x.Else) + ")"
	case *Run:
		return printRun(x)
	case *ChanExpr:
		return x.Op.String() + "(" + printRef(x.Chan) + ")"
	case *Poll:
		return printRef(x.Chan) + queries[x.Random] + "[" + printList(x.Args) + "]"
	case *Eval:
		return "eval(" + Print(x.X) + ")"
	case *Builtin:
		return x.Name
	case *ProcExpr:
		return x.Name + "(" + Print(x.X) + ")"
	case *RemoteLabel:
		return x.Proc + printIndex(x.Index) + "@" + x.Label
	case *RemoteVar:
		return x.Proc + printIndex(x.Index) + ":" + printRef(x.Var)
	case *Quant:
		return printQuant(x)
	case *InExpr:
		return "in(" + Print(x.Thread) + ", " + x.Inline.Name + ")"
	}
	return fmt.Sprintf("%T", x)
}

var queries = map[bool]string{false: "?", true: "??"}

// printBinary keeps the operators of neighbours apart: a- -b, and a chain of one
// strength leans to the left.
func printBinary(x *Binary) string {
	o := ops[x.Op]
	left, right := printed(x.X, o.prec), printed(x.Y, o.prec+1)
	if !o.tight || strings.HasPrefix(right, "-") {
		return left + " " + o.text + " " + right
	}
	return left + o.text + right
}

// printOperand is the operand of a unary operator. Two operators side by side
// could make one, as in !!x.
func printOperand(x Expr) string {
	s := printed(x, 13)
	if _, ok := x.(*Unary); ok {
		return "(" + s + ")"
	}
	return s
}

func printRef(v *VarRef) string {
	var b strings.Builder
	for ; v != nil; v = v.Field {
		b.WriteString(v.Name)
		b.WriteString(printIndex(v.Index))
		if v.Field != nil {
			b.WriteByte('.')
		}
	}
	return b.String()
}

func printIndex(x Expr) string {
	if x == nil {
		return ""
	}
	return "[" + Print(x) + "]"
}

func printRun(x *Run) string {
	s := "run " + x.Proc + "(" + printList(x.Args) + ")"
	if x.Priority != nil {
		s += " priority " + Print(x.Priority)
	}
	return s
}

func printQuant(x *Quant) string {
	s := "exists("
	if x.All {
		s = "forall("
	}
	s += x.Var.Name
	if x.Proc != "" {
		s += " in " + x.Proc
	}
	return s + ": " + Print(x.Body) + ")"
}

func printList(xs []Expr) string {
	s := make([]string, len(xs))
	for i, x := range xs {
		s[i] = Print(x)
	}
	return strings.Join(s, ",")
}
