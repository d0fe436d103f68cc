/* Nested escapes enabled together. */
byte x;
active proctype A() { { { x = 1; x = 2 } unless { x == 1 -> x = 10 } } unless { x == 1 -> x = 20 } }
