/* Timeout within an atomic sequence that has begun. */
byte x;
active proctype A() { atomic { x = 1; timeout; x = 2 } }
active proctype B() { byte t; (x == 1); t = 1; t = 2 }
