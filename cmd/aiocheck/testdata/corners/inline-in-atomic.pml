/* Inlines within atomic and d_step, and an inline that holds an atomic. */
byte x;
inline step(n) { x = x + n; x = x * 2 }
inline whole(n) { atomic { step(n); x++ } }
active [2] proctype A() { atomic { step(1) }; d_step { step(2) }; whole(3) }
