/* A buffered send inside atomic does not hand over. */
chan q = [1] of { byte }; byte x;
active proctype S() { atomic { q!1; x = 1; x = 2 } }
active proctype R() { byte t; atomic { q?t; assert(x == 2); x = 3 } }
