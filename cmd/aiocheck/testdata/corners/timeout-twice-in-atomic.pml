/* What timeout said is over with the step that asked: the second time control is let go. */
byte x;
active proctype A() { atomic { timeout; x = 1; timeout; x = 2 } }
active proctype B() { (x == 1); x = 3 }
