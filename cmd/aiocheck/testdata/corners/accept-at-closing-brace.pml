/* An accept label at the closing brace of a process that cannot die. */
byte x;
proctype C() { end: (x == 5) }
active proctype A() { run C(); x = 1; accept: }
