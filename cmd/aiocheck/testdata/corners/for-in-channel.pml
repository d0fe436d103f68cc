/* A loop over the messages of a channel: their order after it is as before. */
typedef M { byte a; byte b }
chan q = [3] of { M }; M m; byte s;
active proctype A() { m.a = 1; m.b = 2; q!m; m.a = 3; q!m; for (m in q) { s = s + m.a * m.b }; assert(s == 8 && len(q) == 2); q?m; assert(m.a == 1) }
