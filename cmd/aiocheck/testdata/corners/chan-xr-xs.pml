/* Exclusive read and write, kept. */
chan q = [1] of { byte };
active proctype S() { xs q; q!1; q!2 }
active proctype R() { xr q; byte x; q?x; q?x; assert(x == 2) }
