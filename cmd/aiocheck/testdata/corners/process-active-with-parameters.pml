/* Parameters of an active process are zero. */
byte x;
active [2] proctype A(byte n; short m) { assert(n == 0 && m == 0); n++; x = x + n }
