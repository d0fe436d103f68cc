/* Unless within an atomic sequence. */
byte x, y;
active proctype A() { atomic { y = 2; { x = 1; x = 2; x = 3 } unless { x == 2 -> x = 7 }; y = 3 } }
active proctype B() { x = 2 }
