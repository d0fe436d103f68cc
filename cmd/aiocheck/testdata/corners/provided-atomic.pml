/* Provided turns false in the middle of an atomic sequence. */
byte x;
active proctype A() provided (x != 2) { atomic { x = 1; x = 2; x = 3; x = 4 }; x = 5 }
active proctype B() { (x == 2) -> x = 7 }
