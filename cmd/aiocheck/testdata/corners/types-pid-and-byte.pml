/* A pid is a byte. */
pid p; byte q;
active proctype P() { p = 255; p++; q = p; p = _pid - 1; assert(p == 255) }
