/* Only an unfair run stays at the accept label. */
byte x, y;
active proctype A() { accept: (x < 5); end: (x == 7) }
active proctype B() { do :: y = 1 - y od }
