/* A fair cycle while the lowest process is held by one of higher priority. */
bit y;
active proctype A() priority 1 { y = 0 }
active proctype B() priority 5 { do :: y = 1 - y od }
ltl one { <> (y == 2) }
