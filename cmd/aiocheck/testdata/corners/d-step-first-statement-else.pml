/* A d_step beside else, and one whose guard is else. */
byte x;
active proctype A() { do :: d_step { x == 0 -> x = 2 } :: d_step { x == 3; x = 9 } :: else -> if :: x < 5 -> x++ :: else -> break fi od }
active proctype B() { x = 1 }
