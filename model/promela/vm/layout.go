// Package vm runs a Promela model: it compiles every statement to closures over
// a packed state vector and is a model.System.
//
// The vector is a header, the global variables, and then the frames of processes
// and channels in the order in which they were created, like a stack:
//
//	byte  number of processes
//	byte  number of channels
//	byte  _last, if the model reads it
//	byte+ point of the trace assertion, if there is one
//	...   global variables
//	frame...
//
// A process is a tag (its proctype), its control point, its priority if the model has
// any, and its variables. A channel is a tag, its number of messages and its slots.
// Processes die in the reverse of the order of their creation, and take with
// them the channels that were created after them, so that a freed frame is always the last. Bytes behind
// the last frame are zero.
package vm

import (
	"encoding/binary"

	"github.com/aiocheck/aiocheck/model/promela/sema"
)

// frame describes what a tag stands for.
type frame struct {
	body *body          // of a process
	ch   *sema.ChanType // of a channel
	size int            // bytes, with the tag
	msgs int            // of a channel: offset of the first slot from the start of the frame
}

// shape has the offsets that are the same in every state of a program.
type shape struct {
	tagW, pcW int // bytes of a tag and of a control point
	prioOff   int // of the priority, from the start of a frame; -1 without
	varOff    int // of the variables, from the start of a frame
	lastOff   int // of _last in the vector; -1 without
	traceOff  int // of the point of the trace assertion; -1 without
	globals   int // of the global variables
	stack     int // of the first frame
	frames    []frame
	chanTag   int // tag of the first channel type
}

func (sh *shape) tag(v []byte, off int) int { return get(v, off, sh.tagW) }

// get and put access an unsigned number of 1 or 2 bytes.
func get(v []byte, off, width int) int {
	if width == 1 {
		return int(v[off])
	}
	return int(binary.LittleEndian.Uint16(v[off:]))
}

func put(v []byte, off, width, x int) {
	if width == 1 {
		v[off] = byte(x)
		return
	}
	binary.LittleEndian.PutUint16(v[off:], uint16(x))
}

// load and store access a scalar of the model; store wraps around as SPIN does, and says whether
// the value changed by it.
func load(v []byte, off int, t sema.Type) int32 {
	switch t.Kind {
	case sema.Short:
		return int32(int16(binary.LittleEndian.Uint16(v[off:])))
	case sema.Int:
		return int32(binary.LittleEndian.Uint32(v[off:]))
	case sema.Unsigned:
		switch {
		case t.Bits <= 8:
			return int32(v[off])
		case t.Bits <= 16:
			return int32(binary.LittleEndian.Uint16(v[off:]))
		}
		return int32(binary.LittleEndian.Uint32(v[off:]))
	}
	return int32(v[off])
}

func store(v []byte, off int, t sema.Type, x int32) (truncated bool) {
	y := t.Wrap(x)
	switch t.Size() {
	case 1:
		v[off] = byte(y)
	case 2:
		binary.LittleEndian.PutUint16(v[off:], uint16(y))
	default:
		binary.LittleEndian.PutUint32(v[off:], uint32(y))
	}
	return x != y
}
