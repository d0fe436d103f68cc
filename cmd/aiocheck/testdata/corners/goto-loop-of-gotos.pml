/* A goto to the head of a loop from inside another. */
byte x;
active proctype A() { outer: do :: x < 4 -> x++; do :: x % 2 == 1 -> goto outer :: else -> break od; x++ :: else -> goto fin od; fin: x = 0 }
