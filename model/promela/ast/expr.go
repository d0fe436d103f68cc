package ast

import "github.com/aiocheck/aiocheck/model/promela/token"

// Expr is an expression.
type Expr interface{ Place() token.Pos }

// Op is an operator, spelled as in the source except where noted.
type Op uint8

// The operators.
const (
	BadOp      Op = iota
	Add           // +
	Sub           // -
	Mul           // *
	Div           // /
	Mod           // %
	BitAnd        // &
	BitXor        // ^
	BitOr         // |
	Shl           // <<
	Shr           // >>
	Lt            // <
	Le            // <=
	Gt            // >
	Ge            // >=
	Eq            // ==
	Ne            // !=
	And           // &&, /\
	Or            // ||, \/
	Neg           // unary -
	BitNot        // ~
	Not           // !
	Implies       // -> (in ltl), implies
	Equiv         // <->, equivalent
	Until         // U, until, stronguntil
	WeakUntil     // W, weakuntil
	Release       // V, R, release
	Always        // [], always
	Eventually    // <>, eventually
	Next          // X, next
)

// Const is a number, or true, false or skip. A character constant is a number.
type Const struct {
	Pos  token.Pos
	Val  int
	Text string // as written
}

// VarRef is a name with an optional index and an optional field behind it:
// x, a[i], r.f, r.a[2].g. It may also turn out to be an mtype constant, or
// one of _pid, _nr_pr, _last, _ (write-only scratch).
type VarRef struct {
	Pos   token.Pos
	Name  string
	Index Expr    // nil without
	Field *VarRef // nil without
}

// Unary applies Neg, BitNot, Not, Always, Eventually or Next.
type Unary struct {
	Pos token.Pos
	Op  Op
	X   Expr
}

// Binary applies any other operator.
type Binary struct {
	Pos  token.Pos // of the operator
	Op   Op
	X, Y Expr
}

// Cond is (If -> Then : Else).
type Cond struct {
	Pos            token.Pos
	If, Then, Else Expr
}

// Run is "run Proc(Args) priority Priority".
type Run struct {
	Pos      token.Pos
	Proc     string
	Args     []Expr
	Priority Expr // nil without
}

// ChanOp is a predicate over a channel.
type ChanOp uint8

// The predicates over channels.
const (
	Len ChanOp = iota
	Empty
	Nempty
	Full
	Nfull
)

// ChanExpr is len(c), empty(c), nempty(c), full(c) or nfull(c).
type ChanExpr struct {
	Pos  token.Pos
	Op   ChanOp
	Chan *VarRef
}

// Poll is c?[args], or c??[args] if Random: could that receive be executed?
type Poll struct {
	Pos    token.Pos
	Chan   *VarRef
	Random bool
	Args   []Expr // as in Recv
}

// Eval is eval(X) among receive arguments: match, do not assign.
type Eval struct {
	Pos token.Pos
	X   Expr
}

// Builtin is timeout or np_.
type Builtin struct {
	Pos  token.Pos
	Name string // "timeout" or "np_"
}

// ProcExpr is enabled(X), pc_value(X) or get_priority(X).
type ProcExpr struct {
	Pos  token.Pos
	Name string
	X    Expr
}

// RemoteLabel is P[Index]@Label or P@Label.
type RemoteLabel struct {
	Pos   token.Pos
	Proc  string
	Index Expr // nil without
	Label string
}

// RemoteVar is P[Index]:Var or P:Var.
type RemoteVar struct {
	Pos   token.Pos
	Proc  string
	Index Expr // nil without
	Var   *VarRef
}

// Quant is exists(Var: Body), forall(Var: Body), or, over the processes of one
// proctype, exists(Var in Proc: Body). Var stands for the pid of a running process.
type Quant struct {
	Pos  token.Pos
	All  bool
	Var  Name
	Proc string // empty for every process
	Body Expr
}

// InExpr is in(Thread, Inline): that thread's control stands inside an
// expansion of the inline.
type InExpr struct {
	Pos    token.Pos
	Thread Expr
	Inline Name
}

func (x *Const) Place() token.Pos       { return x.Pos }
func (x *VarRef) Place() token.Pos      { return x.Pos }
func (x *Unary) Place() token.Pos       { return x.Pos }
func (x *Binary) Place() token.Pos      { return x.Pos }
func (x *Cond) Place() token.Pos        { return x.Pos }
func (x *Run) Place() token.Pos         { return x.Pos }
func (x *ChanExpr) Place() token.Pos    { return x.Pos }
func (x *Poll) Place() token.Pos        { return x.Pos }
func (x *Eval) Place() token.Pos        { return x.Pos }
func (x *Builtin) Place() token.Pos     { return x.Pos }
func (x *ProcExpr) Place() token.Pos    { return x.Pos }
func (x *RemoteLabel) Place() token.Pos { return x.Pos }
func (x *RemoteVar) Place() token.Pos   { return x.Pos }
func (x *Quant) Place() token.Pos       { return x.Pos }
func (x *InExpr) Place() token.Pos      { return x.Pos }
