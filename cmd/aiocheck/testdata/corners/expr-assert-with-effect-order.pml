/* An assertion that fails at some interleavings only. */
byte x;
active [2] proctype P() { byte t = x; t = x; x = t + 1; assert(x >= 1) }
active proctype Q() { (x > 0) -> assert(x == 2) }
