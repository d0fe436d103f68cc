/* A reference to another process' local variable. */
byte x;
active proctype A() { byte k = 1; k = 2; k = 3; x = k }
active proctype B() { (A:k == 2) -> x = 9 }
