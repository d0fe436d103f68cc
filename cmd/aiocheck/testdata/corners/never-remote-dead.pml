/* A remote reference to a process that is gone or not yet there. */
byte x;
proctype A() { x = 1; here: x = 2 }
init { run A(); (_nr_pr == 1); x = 3; run A() }
never { do :: A[1]@here -> break :: !(A[1]@here) od; do :: !(A[1]@here) && x == 3 -> break :: else od }
