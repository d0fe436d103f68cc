/* A label reference in the program. */
byte x;
active proctype A() { x = 1; here: x = 2; x = 3 }
active proctype B() { (A@here) -> x = 9 }
