// Package traces has the runs that a checker shows to people: a Trace as a
// value, its file, its validation against a System, and its renderings.
//
// # The file
//
// A trace is saved as ITF, the Informal Trace Format of Apalache's ADR-015
// (https://apalache-mc.org/docs/adr/015adr-trace.html), with names ending in
// .itf.json. A viewer of ITF sees one state after every step:
//
//	{"#meta": {...}, "vars": ["x", "worker:1.i"], "states": [{"#meta": {...}, "x": 0, ...}, ...], "loop": 3}
//
// A variable of a process is named proctype:pid.name. While its process does
// not run its value is {"#unserializable": "no process"}. Integers are JSON
// integers where JSON can hold them and {"#bigint": "..."} elsewhere, mtype
// constants are strings, a channel is a record {"chan", "id", "cap", "queue"}
// with one tuple for each message. "loop" is the state to which the last one
// returns: the last state equals it. A run that ends and stutters has the last
// state as its loop.
//
// What ITF has no word for stands in "#meta". At the top, beside the keys
// that other tools know (format, source, description), the object "aiocheck":
//
//	version   of this format, an integer; a reader refuses a newer one
//	tool      that wrote the file
//	spec, hash, defines          what the trace was made from
//	property, formula            what was checked
//	kind, message, at, quote     what was found, where, and the source line there
//	shortest                     whether no shorter counterexample exists
//	names                        the numbers of mtype constants
//	enabled                      the threads that can move in the last state, if known
//	why                          what explains the end, in sentences
//
// In every state: index; step, what led there (thread, proc, id, move, text,
// at, stack, accesses, from, to, atomic, output, fault); in stack the inline calls
// around the statement with their arguments (args: name, text, out); threads, those that
// stand elsewhere than in the state before; gone, those that died.
//
// # Laws
//
//   - The same Trace gives the same bytes: there is no time and no host in them.
//   - Reading is bounded in size and depth and never panics; what was written
//     is read back equal.
//   - No rendering lets a control character of a model reach the terminal.
package traces
