/* Else in front. */
byte x;
active proctype A() { do :: else -> x = x + 2; if :: x > 5 -> break :: else fi :: x == 2 -> x++ :: x == 3 -> x = 8 od }
