/* A d_step that blocks in its middle is a run-time error. */
byte x;
active proctype A() { d_step { x = 1; (x == 2); x = 3 } }
active proctype B() { x = 2 }
