/* An end label before a selection. */
byte x;
active proctype A() { end: if :: x == 6 -> x = 1 :: x == 5 -> x = 0 fi }
active proctype B() { end: { x == 7; x = 5 } }
active proctype C() { end: { x == 7; x = 5 } unless { x == 9 } }
