/* A loop over an empty range, and one over a range of one. */
byte i, s;
active proctype A() { for (i : 5 .. 4) { s++ }; assert(s == 0 && i == 5); for (i : 2 .. 2) { s++ } }
