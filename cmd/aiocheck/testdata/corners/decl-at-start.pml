/* Declarations at the start of a body are no steps, with initialisers or not. */
byte g = 3;
active proctype A() { byte a = g; byte b; g = 4; b = a }
active proctype B() { byte a = g; g = a + 1 }
