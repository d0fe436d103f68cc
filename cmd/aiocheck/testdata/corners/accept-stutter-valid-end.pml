/* A finite run that ends at an accept label, in a valid end state, is an acceptance. */
byte x;
active proctype A() { x = 1; end_accept: skip; accept_end: end: (x == 2) }
