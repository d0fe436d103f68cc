/* Else is true when no other option is. */
byte x;
active proctype A() { do :: x < 2 -> x++ :: x == 5 -> break :: else -> x = 5 od }
active proctype B() { x = 4 }
