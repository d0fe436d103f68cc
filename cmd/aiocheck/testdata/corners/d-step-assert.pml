/* An assertion within d_step. */
byte x;
active [2] proctype A() { d_step { x++; assert(x < 2); x = x * 2 }; x = 0 }
