/* A parameter is replaced as a word, and not in strings or longer names. */
byte xx, a;
inline f(x) { xx = 1; x = xx + 1; printf("x %d\n", x) }
active proctype A() { f(a); assert(a == 2) }
