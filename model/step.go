package model

import "fmt"

// Step is one atomic step of one thread: which thread, and which entry of the
// System's table of steps. It means the same in every run of the same program,
// whatever the search order, so that a list of Steps is a schedule that replays.
//
// A rendezvous is two Steps, the send and then the receive.
type Step uint32

// ClaimThread is the thread number in a Step that a claim takes rather than
// a thread of the system. No process has it.
const ClaimThread = MaxThreads

// MaxStepID bounds the table of steps of one System.
const MaxStepID = 1<<24 - 1

// NewStep makes the Step of thread pid that has number id in the table.
func NewStep(pid, id int) Step { return Step(pid)<<24 | Step(id) }

// Thread is the number of the thread that takes the step.
func (s Step) Thread() int { return int(s >> 24) }

// ID is the number of the step in the System's table of steps.
func (s Step) ID() int { return int(s & MaxStepID) }

func (s Step) String() string { return fmt.Sprintf("%d:%d", s.Thread(), s.ID()) }
