/* A process that waits at its progress label is progress. */
byte x, y;
active proctype A() { progress: (x == 5) }
active proctype B() { do :: y = 1 - y od }
