/* A label of one of several processes. */
byte x;
active [2] proctype A() { x++; cs: x--; }
active proctype B() { (A[0]@cs && A[1]@cs) -> assert(x == 2) }
