/* select of a global that another process writes. */
byte i, n = 2;
active proctype A() { select (i : 1 .. n); n = i + 3 }
active proctype B() { n = 1 }
