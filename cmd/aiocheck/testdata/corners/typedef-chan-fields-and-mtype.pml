/* A message of a typedef with an mtype and an array of channels in it. */
mtype = { ask, say };
typedef M { mtype kind; chan back; byte v[2] }
chan s = [1] of { M };
active proctype C() { chan r = [1] of { byte }; M m; m.kind = ask; m.back = r; m.v[1] = 6; s!m; byte g; r?g; assert(g == 6) }
active proctype S() { M n; s?n; assert(n.kind == ask); n.back!n.v[1] }
