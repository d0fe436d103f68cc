/* A process held for ever: an invalid end state, or not? */
byte x;
active proctype A() provided (x == 1) { skip }
active proctype B() { x = 2 }
