/* A loop over the messages of a channel. */
chan q = [3] of { byte, byte }; typedef M { byte a; byte b } M m; byte s;
active proctype A() { q!1,2; q!3,4; for (m in q) { s = s + m.a * m.b }; assert(s == 14 && len(q) == 2) }
