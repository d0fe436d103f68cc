/* A held process cannot die either. */
byte x;
active proctype A() { x = 1; (_nr_pr == 1); x = 2 }
active proctype B() provided (x != 1) { skip }
