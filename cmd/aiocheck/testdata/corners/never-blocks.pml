/* A never claim that blocks matches nothing from there on. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 od }
never { (x == 0); (x == 1); (x == 3); accept: do :: true od }
