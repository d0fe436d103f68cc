/* A process that waits for timeout is not blocked for ever: no invalid end state. */
byte x;
active proctype A() { end: do :: x == 1 -> x = 0 od }
active proctype B() { timeout -> x = 1 }
