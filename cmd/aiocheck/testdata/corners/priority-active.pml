/* Priorities of active processes. */
byte x;
active proctype A() priority 3 { x = 1; (x == 5); x = 6 }
active proctype B() priority 2 { x = 2; x = 5; x = 7 }
active proctype C() { x = 9 }
