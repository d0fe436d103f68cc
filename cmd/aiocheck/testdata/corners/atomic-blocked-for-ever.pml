/* An atomic sequence that blocks for ever is an invalid end state. */
byte x;
active proctype A() { atomic { x = 1; (x == 0); x = 2 } }
active proctype B() { (x == 1); end: skip }
