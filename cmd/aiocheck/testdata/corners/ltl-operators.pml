/* All the operators of formulas, several in one file. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 :: x == 2 -> break od }
ltl a1 { [] (x <= 3) }
ltl a2 { [] <> (x == 0) }
ltl a3 { <> [] (x == 2) || [] <> (x == 3) }
ltl a4 { (x < 2) U (x == 2) }
ltl a5 { (x < 2) W (x == 2) }
ltl a6 { (x == 1) V (x <= 1) }
ltl a7 { [] ((x == 3) -> <> (x == 0)) }
ltl a8 { ((x == 0) <-> (x < 1)) }
ltl a9 { !([] (x == 0)) && !(<> (x == 7)) }
ltl b1 { always (x != 5) }
ltl b2 { eventually (x == 1) }
ltl b3 { (x == 0) until (x == 1) }
ltl b4 { (x == 0) weakuntil (x == 2) }
ltl b5 { (x == 1) release (x < 2) }
ltl b6 { (x == 0) implies (eventually (x == 2)) }
ltl b7 { always ((x == 3) equivalent (x > 2)) }
