/* Fairness is about processes, not about choices. */
byte x;
active proctype A() { do :: x = 1 :: x = 2 od }
ltl two { <> (x == 2) }
