/* A never claim with local variables and side effects on them. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 od }
never { byte n; do :: x == 3 -> n++; if :: n == 2 -> break :: else fi :: x != 3 od; accept: do :: true od }
