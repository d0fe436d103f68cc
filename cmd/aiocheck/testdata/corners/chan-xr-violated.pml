/* Exclusive read, not kept: no error without reduction. */
chan q = [2] of { byte };
active [2] proctype S() { xs q; q!1 }
active [2] proctype R() { xr q; byte x; q?x }
