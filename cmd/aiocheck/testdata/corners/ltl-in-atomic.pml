/* A claim does not see the middle of an atomic sequence. */
byte x;
active proctype A() { do :: atomic { x = 1; x = 2; x = 0 } od }
active proctype B() { bit y; do :: y = 1 - y od }
ltl unseen { [] (x == 0) }
ltl never_two { [] !(x == 2) }
