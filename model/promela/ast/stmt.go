package ast

import "github.com/aiocheck/aiocheck/model/promela/token"

// Stmt is a statement.
type Stmt interface{ Place() token.Pos }

// Sequence is a list of statements between braces, or an option. Each opens a
// scope for the names declared in it.
type Sequence struct {
	Pos   token.Pos
	Stmts []Stmt
}

// The statements.
type (
	// DeclStmt is a declaration among statements.
	DeclStmt struct {
		Pos  token.Pos
		Decl *Decl
	}
	// ChanAccess is "xr c, d" or "xs c, d".
	ChanAccess struct {
		Pos   token.Pos
		Send  bool // xs
		Chans []*VarRef
	}
	// Label is "Name: Stmt". A label with nothing behind it has an ExprStmt of true.
	Label struct {
		Pos  token.Pos
		Name string
		Stmt Stmt
	}
	// ExprStmt blocks until X is not zero.
	ExprStmt struct {
		Pos token.Pos
		X   Expr
	}
	// Else is executable when no other option is.
	Else struct{ Pos token.Pos }
	// Assign is "LHS = RHS".
	Assign struct {
		Pos token.Pos
		LHS *VarRef
		RHS Expr
	}
	// IncDec is "LHS++" or, if Dec, "LHS--".
	IncDec struct {
		Pos token.Pos
		LHS *VarRef
		Dec bool
	}
	// Send is "c!args", or "c!!args" if Sorted.
	Send struct {
		Pos    token.Pos
		Chan   *VarRef
		Sorted bool
		Args   []Expr
	}
	// Recv is "c?args", "c??args" if Random, with <args> if Copy. An argument is a
	// *VarRef to assign to (or an mtype constant to match), a *Const to
	// match, a *Unary Neg of a Const, or an *Eval.
	Recv struct {
		Pos          token.Pos
		Chan         *VarRef
		Random, Copy bool
		Args         []Expr
	}
	// Printf is printf(Format, Args). Format is the text between the quotes,
	// escapes as written.
	Printf struct {
		Pos    token.Pos
		Format string
		Args   []Expr
	}
	// Printm is printm(X).
	Printm struct {
		Pos token.Pos
		X   Expr
	}
	// Assert is assert(X).
	Assert struct {
		Pos token.Pos
		X   Expr
	}
	// SetPriority is set_priority(X, Y).
	SetPriority struct {
		Pos  token.Pos
		X, Y Expr
	}
	// Goto is "goto Label".
	Goto struct {
		Pos   token.Pos
		Label string
	}
	// Break leaves the innermost do or for.
	Break struct{ Pos token.Pos }
	// If is if ... fi.
	If struct {
		Pos     token.Pos
		Options []*Sequence
		End     token.Pos
	}
	// Do is do ... od.
	Do struct {
		Pos     token.Pos
		Options []*Sequence
		End     token.Pos
	}
	// Atomic is atomic { ... }.
	Atomic struct {
		Pos  token.Pos
		Body *Sequence
		End  token.Pos
	}
	// DStep is d_step { ... }.
	DStep struct {
		Pos  token.Pos
		Body *Sequence
		End  token.Pos
	}
	// Block is { ... }.
	Block struct {
		Pos  token.Pos
		Body *Sequence
		End  token.Pos
	}
	// Unless is "Body unless Escape".
	Unless struct {
		Pos          token.Pos
		Body, Escape Stmt
	}
	// For is "for (Var : From .. To) { Body }".
	For struct {
		Pos      token.Pos
		Var      *VarRef
		From, To Expr
		Body     *Sequence
		End      token.Pos
	}
	// ForIn is "for (Var in In) { Body }", over an array or a channel.
	ForIn struct {
		Pos  token.Pos
		Var  *VarRef
		In   *VarRef
		Body *Sequence
		End  token.Pos
	}
	// Select is "select (Var : From .. To)".
	Select struct {
		Pos      token.Pos
		Var      *VarRef
		From, To Expr
		// Direct says that SPIN makes an if of it, with an assignment for
		// each value, instead of a loop that counts up: outside inlines, for
		// at most 33 values given as plain numbers.
		Direct bool
	}
	// InlineCall is a call of an inline. Body is its text with the arguments
	// in place of the parameters; every place inside has From set. In
	// "Result = f(args)" a return x in the body is an Assign to Result here.
	InlineCall struct {
		Pos    token.Pos
		Name   string
		Params []string
		Args   []string // as written
		Result *VarRef
		Body   *Sequence
	}
)

func (s *DeclStmt) Place() token.Pos    { return s.Pos }
func (s *ChanAccess) Place() token.Pos  { return s.Pos }
func (s *Label) Place() token.Pos       { return s.Pos }
func (s *ExprStmt) Place() token.Pos    { return s.Pos }
func (s *Else) Place() token.Pos        { return s.Pos }
func (s *Assign) Place() token.Pos      { return s.Pos }
func (s *IncDec) Place() token.Pos      { return s.Pos }
func (s *Send) Place() token.Pos        { return s.Pos }
func (s *Recv) Place() token.Pos        { return s.Pos }
func (s *Printf) Place() token.Pos      { return s.Pos }
func (s *Printm) Place() token.Pos      { return s.Pos }
func (s *Assert) Place() token.Pos      { return s.Pos }
func (s *SetPriority) Place() token.Pos { return s.Pos }
func (s *Goto) Place() token.Pos        { return s.Pos }
func (s *Break) Place() token.Pos       { return s.Pos }
func (s *If) Place() token.Pos          { return s.Pos }
func (s *Do) Place() token.Pos          { return s.Pos }
func (s *Atomic) Place() token.Pos      { return s.Pos }
func (s *DStep) Place() token.Pos       { return s.Pos }
func (s *Block) Place() token.Pos       { return s.Pos }
func (s *Unless) Place() token.Pos      { return s.Pos }
func (s *For) Place() token.Pos         { return s.Pos }
func (s *ForIn) Place() token.Pos       { return s.Pos }
func (s *Select) Place() token.Pos      { return s.Pos }
func (s *InlineCall) Place() token.Pos  { return s.Pos }
