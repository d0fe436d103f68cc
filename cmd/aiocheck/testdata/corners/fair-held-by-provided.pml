/* A fair cycle while the lowest process is held by its provided clause. */
bit y;
active proctype A() provided (y == 2) { y = 0 }
active proctype B() { do :: y = 1 - y od }
ltl one { <> (y == 2) }
