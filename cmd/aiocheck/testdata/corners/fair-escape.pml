/* An escape makes a process ready. */
byte x; bit y;
active proctype A() { { (x == 7) } unless { (y == 1 || y == 0) -> x = 1 } }
active proctype B() { do :: y = 1 - y od }
ltl one { <> (x == 1) }
