/* A never claim with a name. */
byte x;
active proctype A() { do :: x = 1 - x od }
never twice { do :: x == 1 -> break :: else od; (x == 0); accept: do :: true od }
