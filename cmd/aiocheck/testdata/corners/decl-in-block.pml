/* Blocks one after the other have names of their own. */
byte g = 1;
active proctype A() { { byte a = 3; g = a } ; { byte b = 4; g = g + b } ; g = g + 1 }
