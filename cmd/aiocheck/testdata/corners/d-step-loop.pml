/* A loop within a d_step, left by break. */
byte i, s;
active proctype A() { do :: d_step { s < 30 -> i = 0; do :: i < 4 -> s = s + i; i++ :: else -> break od; i = 0 } :: s >= 30 -> break od }
active proctype B() { (s > 12) -> s = 1 }
