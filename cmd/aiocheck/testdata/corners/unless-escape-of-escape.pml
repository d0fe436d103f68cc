/* An escape with an escape of its own. */
byte x;
active proctype A() { { x = 1; x = 2 } unless { { x == 1 -> x = 3; x = 4 } unless { x == 3 -> x = 8 } } }
active proctype B() { x = 1 }
