/* A process of higher priority goes first. */
byte x;
proctype P(byte n) { x = n; x = n + 10 }
init { atomic { run P(1) priority 1; run P(2) priority 5; run P(3) priority 5 } }
