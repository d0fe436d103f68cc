package sema

import (
	"github.com/aiocheck/aiocheck/model/promela/ast"
	"github.com/aiocheck/aiocheck/model/promela/token"
)

// Expr is an expression in which every name is resolved.
type Expr interface{ isExpr() }

// Const is a number. Name is the mtype constant it was written as, if it was.
type Const struct {
	Val  int32
	Name string
	Sub  string
}

// Index is one subscript of a Place: X counts elements of Stride bytes and
// has to be less than Len.
type Index struct {
	X           Expr
	Len, Stride int
}

// Place is where a variable, or an element or field of one, stands: Off plus the subscripts
// bytes from the start of the globals (Var.Proc is nil) or of a frame.
type Place struct {
	Pos   token.Pos
	Var   *Var
	Off   int
	Index []Index
	Type  Type
	Text  string // as written
	// Pid is the process that a remote reference P[Pid]:x reaches; nil for
	// an ordinary variable. Proc is then that P; with AnyPid, P:x, the process
	// is the first of that proctype.
	Pid    Expr
	AnyPid bool
	Proc   *Proc
}

// Special is a predefined variable.
type Special uint8

// The predefined variables.
const (
	MyPid Special = iota // _pid
	NrPr                 // _nr_pr
	Last                 // _last
	Timeout
	NonProgress // np_
	MyPriority  // _priority
	Anything    // _ among the fields of an event of a trace assertion
)

// The expressions.
type (
	// Load is the value of a Place.
	Load struct{ Place *Place }
	// Unary is Neg, BitNot or Not.
	Unary struct {
		Op ast.Op
		X  Expr
	}
	// Binary is an arithmetical, relational or logical operator.
	Binary struct {
		Op   ast.Op
		X, Y Expr
	}
	// Cond is (If -> Then : Else).
	Cond struct{ If, Then, Else Expr }
	// ChanTest is len and its kin.
	ChanTest struct {
		Op   ast.ChanOp
		Chan Expr
	}
	// Poll is c?[..] and c??[..]. A nil among Match matches anything.
	Poll struct {
		Chan   Expr
		Random bool
		Match  []Expr
	}
	// Run starts a process; its value is the pid.
	Run struct {
		Proc     *Proc
		Args     []Expr
		Priority int // 0 if not given
	}
	// ProcTest is enabled, pc_value or get_priority.
	ProcTest struct {
		Name string
		X    Expr
	}
	// RemoteLabel is P[Pid]@Label, or P@Label with AnyPid. Point is
	// the label's control point, filled in when the bodies are laid out.
	RemoteLabel struct {
		Pos    token.Pos
		Proc   *Proc
		Pid    Expr
		AnyPid bool
		Label  string
		Point  int
	}
	// Quant is exists or forall over the running processes. Slot numbers the bound
	// variable from the outermost quantifier.
	Quant struct {
		All  bool
		Slot int
		Proc *Proc // nil for all
		Body Expr
	}
	// Bound is the variable of an enclosing Quant.
	Bound struct{ Slot int }
	// In is in(Thread, Inline).
	In struct {
		Thread Expr
		Inline string
	}
)

func (*Const) isExpr()       {}
func (Special) isExpr()      {}
func (*Load) isExpr()        {}
func (*Unary) isExpr()       {}
func (*Binary) isExpr()      {}
func (*Cond) isExpr()        {}
func (*ChanTest) isExpr()    {}
func (*Poll) isExpr()        {}
func (*Run) isExpr()         {}
func (*ProcTest) isExpr()    {}
func (*RemoteLabel) isExpr() {}
func (*Quant) isExpr()       {}
func (*Bound) isExpr()       {}
func (*In) isExpr()          {}

// Stmt is a basic statement: one that is a step by itself.
type Stmt interface{ isStmt() }

// The basic statements.
type (
	// Guard blocks until X is not zero.
	Guard struct{ X Expr }
	// Else is executable when no other option of its selection is.
	Else struct{}
	// Skip changes nothing: a jump, and the place behind a selection.
	Skip struct{ Goto bool }
	// Assign stores X. Update says that it is an atomic read-modify-write: x++, x = x op e.
	Assign struct {
		Place  *Place
		X      Expr
		Update bool
	}
	// Clear is a declaration as a statement: it stores Vals to successive elements.
	Clear struct {
		Var  *Var
		Vals []Expr // one for each element
		Text string
	}
	// Send is c!args, or c!!args.
	Send struct {
		Chan   Expr
		Sorted bool
		Args   []Expr
		Text   string
	}
	// Recv is c?args and its kin.
	Recv struct {
		Chan         Expr
		Random, Copy bool
		Args         []RecvArg
		Text         string
	}
	// Print is printf, or printm if Format is empty.
	Print struct {
		Format string
		Args   []Expr
		Sub    string // the mtype subtype of printm's argument
	}
	// Assert fails if X is zero.
	Assert struct {
		X    Expr
		Text string
	}
	// SetPriority is set_priority(Pid, To).
	SetPriority struct{ Pid, To Expr }
	// End is the death of the process.
	End struct{}
)

// RecvArg is one argument of a receive: a place to store the field to, a value to
// match, or neither (the scratch variable _).
type RecvArg struct {
	Bind  *Place
	Match Expr
}

func (*Guard) isStmt()       {}
func (*Else) isStmt()        {}
func (*Skip) isStmt()        {}
func (*Assign) isStmt()      {}
func (*Clear) isStmt()       {}
func (*Send) isStmt()        {}
func (*Recv) isStmt()        {}
func (*Print) isStmt()       {}
func (*Assert) isStmt()      {}
func (*SetPriority) isStmt() {}
func (*End) isStmt()         {}
