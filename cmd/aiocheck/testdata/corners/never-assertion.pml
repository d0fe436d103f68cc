/* A never claim with an assertion. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 od }
never { do :: assert(x < 3) od }
