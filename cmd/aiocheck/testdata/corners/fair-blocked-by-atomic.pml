/* A process inside atomic that never blocks excludes others: no fair run does so for ever. */
byte x; bit y;
active proctype A() { do :: atomic { y = 1; y = 0 } od }
active proctype B() { x = 1 }
ltl one { <> (x == 1) }
