/* An end label on the first statement of an option marks the loop, too. */
byte x;
active proctype A() { do :: x == 5 -> x = 0 :: end: x == 6 -> x = 1 od }
active proctype B() { if :: end_b: x == 7 -> skip :: x == 8 fi }
