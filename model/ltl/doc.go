// Package ltl turns formulas of linear temporal logic into small Büchi automata.
//
// A formula speaks about infinite words whose letters are sets of atoms, one bit of a uint64 for
// each atom. Translate gives an automaton that accepts exactly the words that satisfy the formula.
// A model checker translates the negation of what it wants to hold and looks for an accepting run
// of the product with its system (Vardi, Wolper, LICS 1986), so every state saved here is saved
// once for each state of the system.
//
// # The way of a formula
//
//	Formula ── intern, rewrite ──► terms in negation normal form      nnf.go, rewrite.go, imply.go
//	        ── unfold ──► a generalised automaton, marks on its edges  unfold.go, tableau.go
//	        ── trim, simulate ──► a smaller one                        graph.go, marks.go, simulate.go
//	        ── degeneralise ──► one acceptance set, on states          degeneralise.go
//	        ── simulate, delayed ──► a smaller one                     simulate.go, delayed.go
//	        ── weak and deterministic, if the language allows ──►      weak.go
//	        ── number, sort ──► Automaton                              automaton.go
//
// The construction is the tableau of Couvreur (FM 1999): a state is a set of formulas that must
// hold from here on, and the acceptance marks are on the edges, one for each until that an edge does
// not put off (transition-based marks: Giannakopoulou and Lerda, FORTE 2002; Gastin and Oddoux,
// CAV 2001). The rewriting is that of Somenzi and Bloem (CAV 2000) and Etessami and Holzmann (CONCUR
// 2000); simulation quotients follow the same two papers and Etessami, Wilke and Schuller (ICALP
// 2001). Properties that a weak deterministic automaton can express (obligations) get the minimal
// one (Löding, IPL 2001; Dax, Eisinger, Klaedtke, ATVA 2007) when that has no more states.
//
// # Laws
//
//   - L(Translate(f)) is the set of words w with f.Eval(w), for every f without an error.
//   - The same formula gives the same automaton, byte for byte.
//   - Work is bounded: a formula whose automaton is out of reach gives an error that wraps
//     ErrTooLarge. Formulas nested thousands deep are fine as such.
package ltl
