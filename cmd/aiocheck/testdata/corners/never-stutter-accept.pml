/* A finite run with an accepting claim. */
byte x;
active proctype A() { x = 1; (x == 3) }
never { do :: x == 0 :: x == 1 -> break od; accept: do :: x == 1 od }
