/* Only an unfair run makes no progress. */
byte x;
active proctype A() { do :: x = 1; progress: x = 0 od }
active proctype B() { byte y; do :: y = 1 - y od }
