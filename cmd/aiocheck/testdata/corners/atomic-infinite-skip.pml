/* A cycle inside atomic that changes nothing. */
byte x;
active proctype A() { x = 1; atomic { skip; again: skip; goto again } }
active proctype B() { x = 2 }
