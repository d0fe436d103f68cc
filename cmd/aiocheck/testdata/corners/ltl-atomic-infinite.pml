/* A run into an atomic sequence that never ends is no run that ends. */
byte x;
active proctype A() { if :: atomic { x == 0; L: skip; goto L } :: x = 1 fi }
ltl p { [] (x < 2) }
