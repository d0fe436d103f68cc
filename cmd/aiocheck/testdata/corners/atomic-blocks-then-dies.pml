/* An atomic sequence blocks; the process that wakes it dies in between. */
byte x;
active proctype A() { atomic { x = 1; (x == 2); x = 3 } }
active proctype B() { (x == 1) -> x = 2 }
active proctype C() { atomic { (x == 2) -> x = 7; skip } unless { x == 3 } }
