/* A finite run is no non-progress cycle. */
byte x;
active proctype A() { x = 1; progress: x = 2; x = 3 }
