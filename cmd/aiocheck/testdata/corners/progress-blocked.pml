/* A run that blocks for ever is no non-progress cycle. */
byte x;
active proctype A() { progress: skip; (x == 1) }
