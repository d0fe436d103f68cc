package model

// Describer is what a System offers to those who show it to people.
type Describer interface {
	// Describe tells about one entry of the table of steps. Static: it does
	// not depend on a state.
	Describe(Step) StepInfo

	// Threads lists the threads alive in s by number, first to last.
	Threads(s State) []ThreadInfo

	// Vars lists every variable of s, globals first, then by thread, in the
	// order of the source.
	Vars(s State) []VarValue

	// Output is what the step printed when taken in s, if it prints.
	Output(s State, step Step) string
}

// Position is a place in a source text, from 1. Line 0 is no place.
type Position struct {
	File      string
	Line, Col int
}

// Frame is an inline or macro expansion that a statement stands in.
type Frame struct {
	Name string   // the inline's or macro's name
	At   Position // where it is expanded
	Args []Arg    // of an inline, in order
}

// Arg is an argument of an inline: a piece of text in the place of a parameter.
type Arg struct {
	Name string // of the parameter
	Text string // as written at the call
	Out  bool   // a variable that the inline assigns to
}

// Same says that f and g are the same call, as far as one frame alone can tell.
func (f *Frame) Same(g *Frame) bool { return f.Name == g.Name && f.At == g.At }

// StepInfo describes a step.
type StepInfo struct {
	Thread   int
	Proc     string // name of the proctype
	Text     string // the statement, as written
	Pos      Position
	Stack    []Frame // inline expansions around the statement, outermost first
	Accesses []Access
	From, To int  // where the statement stands (not where control did, if it opens an option), and where it leads
	Atomic   bool // the thread keeps control after this step
}

// ThreadInfo describes a living thread.
type ThreadInfo struct {
	ID     int
	Proc   string   // name of the proctype
	At     int      // control point
	Pos    Position // where control stands
	Text   string   // the statement at which it stands, or "end"
	Labels []string
}

// VarValue is one variable with its value in a state.
type VarValue struct {
	Name   string // as the source writes it: x, a[2], r.f
	Thread int    // the owner of a local variable, -1 for a global
	Value  Value
}

// ValueKind tells how a Value reads.
type ValueKind uint8

// The kinds of value.
const (
	IntValue ValueKind = iota
	BoolValue
	NameValue // an mtype constant; Text is its name
	ChanValue // a channel; Text names it, Queue is what it holds
)

// Value is the value of a variable.
type Value struct {
	Kind  ValueKind
	Int   int64
	Text  string
	Queue [][]Value // messages, oldest first, for a ChanValue that owns a queue
	Cap   int       // the channel's capacity
}
