/* run as a guard. */
byte x;
proctype P(byte n) { x = x + n }
init { if :: run P(1) -> x = x + 10 fi; run P(2); x = x + 20 }
