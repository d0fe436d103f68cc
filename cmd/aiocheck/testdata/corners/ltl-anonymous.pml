/* A formula without a name. */
bit x;
active proctype A() { do :: x = 1 - x od }
ltl { [] <> (x == 1) }
