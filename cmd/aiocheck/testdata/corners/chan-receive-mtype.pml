/* An mtype in front, in both notations. */
mtype = { req, ack };
chan q = [2] of { mtype, byte, byte }; byte x, y;
active proctype P() { q!req(3, 4); q!ack,5,6; q?req(x, y); assert(x == 3 && y == 4); q?ack(x, _); assert(x == 5) }
