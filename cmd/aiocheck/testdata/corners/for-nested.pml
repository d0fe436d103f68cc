/* Loops within loops, with break and goto. */
byte s;
active proctype A() { byte i, j; for (i : 0 .. 3) { for (j : 0 .. 3) { if :: j > i -> break :: i == 3 -> goto out :: else -> s++ fi } }; out: s = s + i }
