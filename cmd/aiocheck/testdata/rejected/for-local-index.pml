/* The index declared in the loop. */
byte s;
active proctype A() { for (int i : 1 .. 3) { s = s + i }; int i = 5; s = s + i }
