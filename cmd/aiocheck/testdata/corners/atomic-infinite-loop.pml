/* A cycle inside atomic is detected, not followed. */
byte x;
active proctype A() { atomic { do :: x = 1 - x od } }
active proctype B() { (x == 1) -> assert(x == 1); x = 7 }
