/* A loop over an empty range, and one over a range of one. */
byte i, s, lo = 5;
active proctype A() { for (i : lo .. 4) { s++ }; assert(s == 0 && i == 5); for (i : 2 .. 2) { s++ } }
