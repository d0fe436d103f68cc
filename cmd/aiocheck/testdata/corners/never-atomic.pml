/* Atomic sequences within a never claim. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 od }
never { do :: atomic { x == 2 -> assert(x != 3) } :: atomic { x == 3 -> break } :: else od }
