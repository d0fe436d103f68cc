/* Else in the main sequence and else as escape. */
byte x;
active proctype A() { { do :: x == 5 -> break :: else -> x++ od } unless { x == 3 -> x = 8 } ; x++ }
