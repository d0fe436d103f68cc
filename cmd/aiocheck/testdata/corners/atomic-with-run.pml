/* Processes started inside atomic wait until it ends. */
byte x;
proctype P(byte n) { x = x + n; assert(x != 0) }
init { atomic { run P(1); x = 4; run P(2); x = 0 }; x = x * 2 }
