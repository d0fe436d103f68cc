/* With initialiser, in a loop, read before and after. */
byte g;
active proctype A() { byte s; do :: g < 3 -> byte k = g + 1; s = s + k; g++; k++ :: else -> break od; assert(s == 6) }
