/* Else makes a process ready. */
byte x; bit y;
active proctype A() { do :: y == 1 -> skip :: else -> x = 1; break od }
active proctype B() { do :: y = 1 - y od }
ltl one { <> (x == 1) }
