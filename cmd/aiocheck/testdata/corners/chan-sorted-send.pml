/* A sorted send goes before the first greater message. */
chan q = [5] of { byte, byte }; byte x, y;
active proctype P() { q!!3,1; q!!1,2; q!!2,9; q!!2,1; q!!2,9; q?x,y; assert(x == 1); q?x,y; assert(x == 2 && y == 1); q?x,y; q?x,y; q?x,y; assert(x == 3) }
