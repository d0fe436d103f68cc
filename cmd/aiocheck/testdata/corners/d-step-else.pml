/* Else inside d_step. */
byte x;
active proctype A() { byte n; do :: n < 3 -> d_step { if :: x == n -> x++ :: else -> x = 0 fi; n++ } :: else -> break od }
active proctype B() { x = 2 }
