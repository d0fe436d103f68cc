/* An escape that waits for timeout. */
byte x;
active proctype A() { { (x == 5); x = 6 } unless { timeout -> x = 9 } }
active proctype B() { x = 1; x = 2; (x == 9) }
