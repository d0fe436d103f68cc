/* A claim moves once for an atomic sequence. */
byte x;
active proctype A() { atomic { x = 1; x = 2 }; atomic { x = 3; x = 4 } }
never { (x == 0); (x == 2); (x == 4); accept: do :: true od }
