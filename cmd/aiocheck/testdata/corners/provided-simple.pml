/* A provided clause holds the whole process. */
byte x, hold;
active proctype A() provided (hold == 0) { x = 1; x = 2; x = 3 }
active proctype B() { hold = 1; hold = 0 }
