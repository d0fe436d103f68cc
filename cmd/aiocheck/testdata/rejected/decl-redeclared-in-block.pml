/* Blocks have scopes of their own; inner names hide outer ones. */
byte g = 1;
active proctype A() { byte a = 2; { byte a = 3; g = a; { byte a = 4; g = g + a } g = g + a }; g = g + a }
