/* Nested escapes: the inner is tried first. */
byte x, y, z;
active proctype A() { { { x = 1; x = 2; x = 3 } unless { y == 1 -> x = 10; x = 11 } ; x = 12 } unless { z == 1 -> x = 20 } }
active proctype B() { y = 1; z = 1 }
active proctype C() { if :: z = 1 :: skip fi }
