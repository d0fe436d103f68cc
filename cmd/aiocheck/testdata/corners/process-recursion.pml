/* A process starts its own kind. */
byte sum;
proctype P(byte n) { if :: n > 0 -> run P(n - 1); sum = sum + n :: else fi }
init { run P(3) }
