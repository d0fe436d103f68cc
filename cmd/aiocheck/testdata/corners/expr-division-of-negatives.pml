/* Division and remainder round to zero. */
int q, r;
active proctype P() { q = -7 / 2; r = -7 % 2; assert(q == -3 && r == -1); q = 7 / -2; r = 7 % -2; assert(q == -3 && r == 1) }
