/* Of two labels on a jump the outer one comes to stand on a step of its own. */
byte x;
active proctype A() { if :: x == 0 -> x = 1; progress: accept: goto last :: x = 2; accept_a: end: goto last fi; last: x = 3 }
