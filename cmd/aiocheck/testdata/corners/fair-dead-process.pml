/* A process that has died is not waited for. */
byte x; bit y;
active proctype A() { x = 1 }
active proctype B() { do :: y = 1 - y od }
ltl never_one { [] <> (x == 0) }
ltl one { <> [] (x == 1) }
