/* Unless around a d_step: it interrupts before it, not in it. */
byte x, y;
active proctype A() { { x = 1; d_step { x = 2; x = 3 }; x = 4 } unless { (x == 2 || y == 1) -> y = 9 } }
active proctype B() { (x > 0) -> y = 1 }
