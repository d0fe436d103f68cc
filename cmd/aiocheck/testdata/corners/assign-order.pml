/* An assignment computes first, and truncates last. */
byte a = 200, b = 100; int i; bit f;
active proctype P() { i = a + b; assert(i == 300); a = a + b; assert(a == 44); f = a + b; a = (a + 250) / 2; assert(a == 147); b--; b = b * b % 7 }
