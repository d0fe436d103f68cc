/* An expression that is true is a step. */
byte x;
active [2] proctype P() { x; x = 0 }
active proctype Q() { x = 1; (x == 0); x = 2; 1; x = 3 }
