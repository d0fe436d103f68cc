/* A loop through an accept label. */
byte x;
active proctype A() { do :: x < 2 -> accept: x++ :: x == 2 -> x = 0 od }
