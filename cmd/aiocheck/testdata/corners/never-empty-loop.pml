/* A claim that never accepts: the search ends with it. */
byte x;
active proctype A() { do :: x < 100 -> x++ :: x == 100 -> x = 0 od }
never { do :: x < 3 od }
