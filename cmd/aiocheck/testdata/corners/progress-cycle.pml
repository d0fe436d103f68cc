/* A loop without a progress label is a non-progress cycle. */
byte x;
active proctype A() { do :: x < 2 -> progress: x++ :: x == 2 -> x = 1; x = 2 od }
