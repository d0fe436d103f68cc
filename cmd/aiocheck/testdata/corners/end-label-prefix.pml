/* Any label that begins with end counts: endless, ending_7. */
byte x;
active proctype A() { endless: x == 1 }
active proctype B() { ending_7: x == 2 }
