/* Declarations inside atomic and d_step count as statements there. */
byte g;
active [2] proctype A() { atomic { g++; byte a; a = a + g; byte b = a; g = b }; d_step { g++; byte c = 4; g = g + c } }
