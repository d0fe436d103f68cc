/* A local initialised by run. */
byte g;
proctype P(byte n) { g = g + n }
init { pid p = run P(3); pid q; q = run P(4); (_nr_pr == 1); g = p + q }
