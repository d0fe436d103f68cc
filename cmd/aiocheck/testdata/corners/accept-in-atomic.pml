/* An accept label inside atomic is never seen. */
byte x;
active proctype A() { do :: atomic { x = 1; accept: x = 2; x = 0 } od }
