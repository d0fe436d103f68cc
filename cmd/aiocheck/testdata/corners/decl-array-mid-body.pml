/* An array declared after the first statement is reset as a whole. */
byte g;
active proctype A() { byte n; do :: n < 2 -> n++; byte a[2] = 1; a[0] = a[0] + n; a[1]++; g = a[0] + a[1] :: else -> break od; assert(g == 5) }
