// Package sema gives meaning to the names of a Promela model: it declares types,
// variables, channels and proctypes, resolves every name in the scope it stands
// in, checks types, and turns expressions and basic statements into
// trees in which nothing is left to look up.
//
// It follows the scope rules of SPIN 6: a pair of braces is a scope (an option
// of a selection is not one), a name is visible from its declaration to the
// end of its scope, and an mtype constant hides a variable of its name.
package sema

import "github.com/aiocheck/aiocheck/model/promela/token"

// Kind is a basic type.
type Kind uint8

// The basic types.
const (
	Bit Kind = iota // bit and bool
	Bool
	Byte
	Pid
	Mtype
	Chan
	Short
	Int
	Unsigned
	RecordKind // a typedef
)

var kindNames = [...]string{"bit", "bool", "byte", "pid", "mtype", "chan", "short", "int", "unsigned", "record"}

func (k Kind) String() string { return kindNames[k] }

// Type is the type of a variable or of one field of a message.
type Type struct {
	Kind   Kind
	Bits   int     // of unsigned, 1 to 32
	Sub    string  // of mtype:Sub
	Record *Record // of Record
	Wide   bool    // a bit or bool in an array: SPIN gives it a byte, and keeps what does not fit a bit
}

func (t Type) String() string {
	switch {
	case t.Kind == RecordKind:
		return t.Record.Name
	case t.Sub != "":
		return "mtype:" + t.Sub
	}
	return t.Kind.String()
}

// Size is the number of bytes that a value takes in the state vector.
func (t Type) Size() int {
	switch t.Kind {
	case Short:
		return 2
	case Int:
		return 4
	case Unsigned:
		switch {
		case t.Bits <= 8:
			return 1
		case t.Bits <= 16:
			return 2
		}
		return 4
	case RecordKind:
		return t.Record.Size
	}
	return 1
}

// Wrap is what is left of x in a variable of type t, as SPIN has it.
func (t Type) Wrap(x int32) int32 {
	switch t.Kind {
	case Bit, Bool:
		if t.Wide {
			return x & 255
		}
		return x & 1
	case Short:
		return int32(int16(x))
	case Int:
		return x
	case Unsigned:
		if t.Bits >= 32 {
			return x
		}
		return x & (1<<t.Bits - 1)
	}
	return x & 255
}

// Record is a typedef: a list of fields, laid out in the order of the text.
type Record struct {
	Name   string
	Pos    token.Pos
	Fields []*Var
	Size   int
}

// Field finds a field by name.
func (r *Record) Field(name string) *Var {
	for _, f := range r.Fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Var is a variable, a parameter, or a field of a Record.
type Var struct {
	Name   string
	Pos    token.Pos
	Type   Type
	Array  bool
	Len    int   // the number of elements; 1 for a scalar
	Proc   *Proc // the owner of a local variable; nil for globals and fields
	Off    int   // of the first byte: in the globals, in the frame, in the record
	Param  bool
	Hidden bool
	Step   bool // declared as a statement: it has no initial value but 0

	Init Expr   // the initial value of a scalar, or of every element
	List []Expr // the initial values of the elements; the last stands for all that follow
	Chan *ChanType
}

// Size is the number of bytes of the whole variable.
func (v *Var) Size() int { return v.Len * v.Type.Size() }

// ChanType is what an initialiser "[Cap] of { Fields }" describes. Every channel
// made by one initialiser has the same.
type ChanType struct {
	Num    int // in the order of the text, from 0
	Name   string
	Pos    token.Pos
	Cap    int     // 0 for a rendezvous channel
	Whole  *Record // of a message that is one record, else nil
	Fields []Type  // records are flattened into their fields
	Offs   []int   // of each field in a message
	Slot   int     // bytes of a message
}

// LenSize is the number of bytes of the counter of messages.
func (c *ChanType) LenSize() int {
	if c.Cap > 255 {
		return 2
	}
	return 1
}

// Size is the number of bytes of a channel: the counter and the slots.
func (c *ChanType) Size() int { return c.LenSize() + c.Cap*c.Slot }

// Proc is a proctype, init, a never claim, or a trace assertion.
type Proc struct {
	Name          string
	Num           int // in the order of the text, from 0
	Pos           token.Pos
	Init          bool
	Params        []*Var // of type Record too; see Slots
	Slots         []Slot // what run's arguments are stored to: records flattened
	Vars          []*Var // parameters, then every local variable of the body
	Size          int    // bytes of the variables
	Priority      int
	Provided      Expr // nil without
	Deterministic bool
}

// Slot is one flat parameter.
type Slot struct {
	Type Type
	Off  int
}
