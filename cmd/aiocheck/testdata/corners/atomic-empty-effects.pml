/* Every path through an atomic sequence counts as transitions. */
byte x;
active proctype A() { atomic { if :: skip :: skip :: skip fi; if :: x = 1 :: x = 1 fi; x = 2 } }
active proctype B() { x = 3 }
