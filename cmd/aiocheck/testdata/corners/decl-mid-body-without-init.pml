/* A declaration after the first statement resets the variable even without initialiser. */
byte g;
active proctype A() { g++; byte a; a = a + 3; g = a }
active proctype B() { g = 5 }
