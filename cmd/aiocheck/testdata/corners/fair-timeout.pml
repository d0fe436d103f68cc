/* timeout in a process, under fairness. */
byte x; bit y;
active proctype A() { timeout -> x = 1 }
active proctype B() { do :: y = 1 - y :: break od }
ltl one { <> (x == 1) }
