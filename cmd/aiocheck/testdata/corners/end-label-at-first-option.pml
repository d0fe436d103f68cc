/* An end label on the first statement of the first option. */
byte x;
active proctype A() { do :: end: x == 6 -> x = 1 :: x == 5 -> x = 0 od }
active proctype B() { if :: end_b: x == 7 -> skip :: x == 8 fi }
