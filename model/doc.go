// Package model is the contract between the languages in which a concurrent
// system can be written and the tools that explore, show and replay it.
//
// A System has one initial State and, for every State, an ordered list of
// Transitions. A Transition is what a search sees as one move: a list of Steps
// that run without any other thread getting in between. Usually that is one
// Step; an atomic sequence or a rendezvous makes it several. The states inside
// such a list are never stored, never seen by a claim and never counted.
//
// The package depends on the standard library only, and on nothing else of
// this module.
package model
