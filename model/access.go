package model

// AccessKind is what a step does to shared memory.
type AccessKind uint8

// The kinds of access. A channel operation is a ReadModifyWrite of the channel.
const (
	Load AccessKind = iota
	Store
	ReadModifyWrite
	Fence
)

func (k AccessKind) String() string {
	return [...]string{"load", "store", "rmw", "fence"}[k]
}

// Access is one access of a step to a shared variable. Reductions, memory
// models and conformance all stand on it.
type Access struct {
	Kind AccessKind
	Var  string // the variable as the source names it, empty for a Fence
}
