/* Atomic within atomic. */
byte x;
active [2] proctype A() { atomic { x++; atomic { x++; x++ }; x++ }; assert(x % 4 == 0) }
