/* Labels within an inline are its own in each expansion. */
byte x;
inline wait_for(v) { skip; retry: if :: x == v -> skip :: else -> x++; goto retry fi }
active proctype A() { wait_for(2); x = 0; wait_for(1) }
