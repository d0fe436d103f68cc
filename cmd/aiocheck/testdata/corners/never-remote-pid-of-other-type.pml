/* P[i]@L compares control points at that pid, whatever its proctype. */
byte x;
active proctype A() { x = 1; here: x = 2; x = 3 }
active proctype B() { x = 4; there: x = 5; x = 6 }
never { do :: A[1]@here -> break :: else od }
