/* Weak fairness: the second process is always ready. */
byte x; bit y;
active proctype A() { do :: y = 1 - y od }
active proctype B() { x = 1; x = 2 }
ltl done { <> (x == 2) }
