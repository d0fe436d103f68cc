/* Shifts, of a negative number too. */
int q;
active proctype P() { q = 1 << 30; q = -16 >> 2; assert(q == -4); q = 255 >> 3 << 2 }
