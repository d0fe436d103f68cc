/* A d_step within atomic. */
byte x;
active [2] proctype A() { atomic { x++; d_step { x = x * 2; x = x + 1 }; x = x + 3 } }
