/* A d_step waits for its first statement. */
byte x;
active proctype A() { d_step { x == 1 -> x = 2; x = 3 } }
active proctype B() { x = 1; (x == 3); do :: d_step { x > 0 -> x-- } :: d_step { x == 0; x = 20 } -> break od }
