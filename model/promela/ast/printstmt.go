package ast

import (
	"strconv"
	"strings"
)

// PrintStmt is a statement on one line, as a step is shown: (x > 0), c!ack,3. A
// simple statement makes the same tree where it is read again. Of a compound
// statement only the beginning is given, as in "if" or "atomic".
func PrintStmt(s Stmt) string {
	switch s := s.(type) {
	case *DeclStmt:
		return PrintDecl(s.Decl)
	case *Label:
		return s.Name + ": " + PrintStmt(s.Stmt)
	case *Unless:
		return PrintStmt(s.Body) + " unless " + PrintStmt(s.Escape)
	case *If:
		return "if"
	case *Do:
		return "do"
	case *Atomic:
		return "atomic"
	case *DStep:
		return "d_step"
	case *Block:
		return "{"
	case *For:
		return "for (" + printRef(s.Var) + " : " + Print(s.From) + " .. " + Print(s.To) + ")"
	case *ForIn:
		return "for (" + printRef(s.Var) + " in " + printRef(s.In) + ")"
	case *InlineCall:
		call := s.Name + "(" + strings.Join(s.Args, ", ") + ")"
		if s.Result != nil {
			return printRef(s.Result) + " = " + call
		}
		return call
	}
	return printSimple(s)
}

func printSimple(s Stmt) string {
	switch s := s.(type) {
	case *ChanAccess:
		names := make([]string, len(s.Chans))
		for i, c := range s.Chans {
			names[i] = printRef(c)
		}
		if s.Send {
			return "xs " + strings.Join(names, ", ")
		}
		return "xr " + strings.Join(names, ", ")
	case *ExprStmt:
		return printCondition(s.X)
	case *Else:
		return "else"
	case *Assign:
		return printRef(s.LHS) + " = " + Print(s.RHS)
	case *IncDec:
		if s.Dec {
			return printRef(s.LHS) + "--"
		}
		return printRef(s.LHS) + "++"
	case *Send:
		return printSend(s)
	case *Recv:
		args := printList(s.Args)
		if s.Copy {
			args = "<" + args + ">"
		}
		return printRef(s.Chan) + queries[s.Random] + args
	case *Printf:
		return "printf(\"" + s.Format + "\"" + printMore(s.Args) + ")"
	case *Printm:
		return "printm(" + Print(s.X) + ")"
	case *Assert:
		return "assert(" + Print(s.X) + ")"
	case *SetPriority:
		return "set_priority(" + Print(s.X) + "," + Print(s.Y) + ")"
	case *Goto:
		return "goto " + s.Label
	case *Break:
		return "break"
	case *Select:
		return "select (" + printRef(s.Var) + " : " + Print(s.From) + " .. " + Print(s.To) + ")"
	}
	return ""
}

// printCondition puts parentheses around what is not a single word or a call.
func printCondition(x Expr) string {
	switch x.(type) {
	case *Const, *Run, *Cond, *Quant, *InExpr:
		return Print(x)
	}
	return "(" + Print(x) + ")"
}

// printSend guards a first argument in which a parenthesis would be taken for
// the beginning of the others.
func printSend(s *Send) string {
	op := "!"
	if s.Sorted {
		op = "!!"
	}
	first := ""
	if len(s.Args) > 0 {
		first = Print(s.Args[0])
		switch s.Args[0].(type) {
		case *Quant, *InExpr:
			first = "(" + first + ")"
		}
		if strings.HasPrefix(first, "!") {
			first = "(" + first + ")"
		}
	}
	return printRef(s.Chan) + op + first + printMore(s.Args[min(1, len(s.Args)):])
}

func printMore(xs []Expr) string {
	if len(xs) == 0 {
		return ""
	}
	return "," + printList(xs)
}

// PrintDecl is a declaration on one line.
func PrintDecl(d *Decl) string {
	vis := [...]string{Plain: "", Hidden: "hidden ", Show: "show ", Local: "local "}
	vars := make([]string, len(d.Vars))
	for i, v := range d.Vars {
		vars[i] = printVar(v)
	}
	return vis[d.Vis] + d.Type.String() + " " + strings.Join(vars, ", ")
}

// String is the type as it is written.
func (t Type) String() string {
	if t.Subtype != "" {
		return t.Name + ":" + t.Subtype
	}
	return t.Name
}

func printVar(v *VarDecl) string {
	s := v.Name
	switch {
	case v.Array:
		s += printIndex(v.Len)
	case v.Width > 0:
		s += " : " + strconv.Itoa(v.Width)
	}
	switch {
	case v.Init != nil:
		s += " = " + Print(v.Init)
	case v.List != nil:
		s += " = { " + printList(v.List) + " }"
	case v.Chan != nil:
		fields := make([]string, len(v.Chan.Fields))
		for i, f := range v.Chan.Fields {
			fields[i] = f.String()
		}
		s += " = [" + Print(v.Chan.Cap) + "] of { " + strings.Join(fields, ", ") + " }"
	}
	return s
}
