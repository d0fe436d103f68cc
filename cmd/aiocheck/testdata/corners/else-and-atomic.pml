/* Else beside options that are atomic sequences. */
byte x;
active proctype A() { do :: atomic { x == 1 -> x = 3; x = 4 } :: d_step { x == 4 -> x = 5 } :: else -> x++; if :: x > 7 -> break :: else fi od }
