/* An assertion that fails on the way into an atomic sequence that never ends. */
byte x;
active proctype A() { atomic { x = 1; assert(x == 0); L: x = 2; goto L } }
