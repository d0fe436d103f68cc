/* A subtype of mtype that no declaration gives constants to. */
mtype:foo x;
active proctype P() { byte r = 2; x = r; assert(x == 2) }
