/* A goto into atomic enters it there. */
byte x;
active proctype A() { if :: goto in :: x = 1 fi; atomic { x = x + 2; in: x = x + 4; x = x + 8 }; x = 0 }
active proctype B() { (x > 3) -> x = 100 }
