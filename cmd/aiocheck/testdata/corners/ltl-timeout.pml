/* timeout in a formula. */
byte x;
active proctype A() { x = 1; (x == 2) }
ltl p { [] !timeout }
ltl q { <> timeout }
