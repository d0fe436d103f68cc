// Package ast is the syntax tree of a Promela model, after preprocessing and
// with every inline call expanded in place. Names are not resolved: a name
// that stands for an mtype constant is a VarRef here.
package ast

import "github.com/aiocheck/aiocheck/model/promela/token"

// Module is a whole model, in the order of the text.
type Module struct {
	File     string // the name of the main file
	Units    []Unit
	Inlines  []Name         // every inline that is declared, called or not
	Warnings []*token.Error // #warning lines and other remarks that are no mistakes
}

// Unit is a top-level declaration: *VarDecl list (*Decl), *Mtype, *Typedef,
// *Proctype, *Claim or *LTL.
type Unit interface{ Place() token.Pos }

// Visibility is the prefix of a declaration.
type Visibility uint8

// The prefixes of a declaration.
const (
	Plain Visibility = iota
	Hidden
	Show
	Local
)

// Decl is one declaration: a type and one or more variables.
type Decl struct {
	Pos  token.Pos
	Vis  Visibility
	Type Type
	Vars []*VarDecl
	// Step says that control passes through the declaration as a statement that
	// sets each variable: it stands after the first statement of its
	// body (in the sense of SPIN's grammar: the first whose text is complete).
	Step bool
}

// Type is the written type of a variable, parameter or message field.
type Type struct {
	Pos token.Pos
	// Name is bit, bool, byte, short, int, unsigned, pid, mtype, chan, or
	// the name of a typedef.
	Name    string
	Subtype string // of mtype:Subtype
}

// VarDecl declares one variable.
type VarDecl struct {
	Pos   token.Pos
	Name  string
	Width int  // of "unsigned x : Width"; 0 without
	Array bool // declared with a bound
	// Len is the bound of an array, an expression of constants (or, as SPIN
	// allows, the name of an initialised scalar).
	Len  Expr
	Init Expr   // nil without; for a scalar or, one value for all, an array
	List []Expr // of "= { a, b, c }"
	Chan *ChanInit
}

// ChanInit is "[Cap] of { Fields }".
type ChanInit struct {
	Pos    token.Pos
	Cap    Expr
	Fields []Type
}

// Mtype is "mtype = { a, b }" or "mtype:sub = { a, b }".
type Mtype struct {
	Pos     token.Pos
	Subtype string
	Names   []Name // in the order of the text
}

// Name is an identifier with its place.
type Name struct {
	Pos  token.Pos
	Name string
}

// Typedef is "typedef Name { Fields }".
type Typedef struct {
	Pos    token.Pos
	Name   string
	Fields []*Decl
}

// Proctype is a proctype or init.
type Proctype struct {
	Pos      token.Pos
	Name     string // "init" for init
	Init     bool
	DProc    bool // D_proctype
	Active   Expr // the number of "active [n]"; Const 1 for plain "active" and for init; nil without
	Params   []*Decl
	Priority Expr // nil without
	Provided Expr // nil without
	Body     *Sequence
	End      token.Pos // of the closing brace
}

// ClaimKind tells the claims apart.
type ClaimKind uint8

// The kinds of claim.
const (
	Never ClaimKind = iota
	Trace
	Notrace
)

// Claim is a never claim, or a trace or notrace assertion.
type Claim struct {
	Pos  token.Pos
	Kind ClaimKind
	Name string // as written, or never_0, ... as SPIN numbers them
	Body *Sequence
	End  token.Pos
}

// LTL is "ltl Name { Formula }". Name is as written, or ltl_0, ...
type LTL struct {
	Pos     token.Pos
	Name    string
	Formula Expr
	Text    string // the formula as written, white space folded
}

func (d *Decl) Place() token.Pos     { return d.Pos }
func (d *Mtype) Place() token.Pos    { return d.Pos }
func (d *Typedef) Place() token.Pos  { return d.Pos }
func (d *Proctype) Place() token.Pos { return d.Pos }
func (d *Claim) Place() token.Pos    { return d.Pos }
func (d *LTL) Place() token.Pos      { return d.Pos }
