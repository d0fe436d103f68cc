/* select takes any value of a range, one step for each. */
byte i, s;
active proctype A() { select (i : 2 .. 5); s = i; select (i : 3 .. 3); assert(i == 3); s = s + i }
