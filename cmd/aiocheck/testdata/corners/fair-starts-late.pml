/* A process that starts late is waited for from then on. */
byte x; bit y;
proctype P() { x = 1 }
init { do :: y = 1 - y :: run P(); break od; do :: y = 1 - y od }
ltl one { <> (x == 1) }
