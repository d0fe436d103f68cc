/* Unless around an atomic sequence. */
byte x, y;
active proctype A() { { atomic { x = 1; x = 2; x = 3 }; x = 4; x = 5 } unless { (y == 1 || x == 2) -> y = 9 } }
active proctype B() { y = 1 }
