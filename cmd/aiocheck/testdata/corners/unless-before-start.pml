/* The escape is tested before the first statement and not after the last. */
byte x, y;
active proctype A() { { x = 1; x = 2 } unless { x == 2 -> x = 7 }; y = x }
active proctype B() { { x = 3 } unless { 1 -> y = 4 } }
