/* A remote reference to a process that is gone or not yet there. */
byte x;
proctype A() { x = 1; here: x = 2 }
init { run A(); (x == 2); (x == 2); x = 3; run A() }
never { do :: A[1]@here -> break :: !(A[1]@here) od; do :: !(A[1]@here) && x == 3 -> break :: else od }
