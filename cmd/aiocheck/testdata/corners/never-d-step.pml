/* A d_step within a never claim. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 od }
never { byte k; do :: d_step { x == 2 -> k = 1; k = 0 } :: x != 2 od }
