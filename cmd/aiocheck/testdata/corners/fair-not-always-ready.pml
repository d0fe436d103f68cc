/* Weak fairness does not help a process that is ready only now and then. */
byte x; bit y;
active proctype A() { do :: y = 1 - y od }
active proctype B() { (y == 1) -> x = 2 }
ltl done { <> (x == 2) }
