/* A declaration after the first statement is a step that sets the variable. */
byte g;
active proctype A() { g++; byte a = g; g = 9; a++ }
active proctype B() { g = 5 }
