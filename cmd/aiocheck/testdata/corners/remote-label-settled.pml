/* A label reference that another process passes or not. */
byte x;
active proctype A() { x = 1; here: x = 2; x = 3 }
active proctype B() { if :: (A@here) -> x = 9 :: timeout fi }
