/* An escape that is a selection. */
byte x;
active proctype A() { { x = 1; x = 2; x = 3; x = 4 } unless { if :: x == 2 -> x = 10 :: x == 3 -> x = 20 :: x == 2 -> x = 30 fi } }
