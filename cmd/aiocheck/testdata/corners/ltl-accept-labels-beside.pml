/* Accept labels of processes have nothing to do with a formula. */
byte x;
active proctype A() { accept: do :: x = 1 - x od }
ltl p { [] (x < 2) }
