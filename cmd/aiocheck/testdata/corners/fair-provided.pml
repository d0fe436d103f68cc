/* A process held for ever by its provided clause, not the lowest. */
byte x; bit y;
active proctype B() { do :: y = 1 - y od }
active proctype A() provided (x == 1) { y = 1; x = 2 }
ltl two { <> (x == 2) }
