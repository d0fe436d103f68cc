/* What run gives back is kept. */
byte g;
proctype P(byte n) { g = g + n }
init { pid p, q; p = run P(3); q = run P(4); (_nr_pr == 1); g = p * 10 + q; assert(g == 12) }
