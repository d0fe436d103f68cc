/* The same variable in two fields gets the last. */
chan q = [1] of { byte, byte }; byte x;
active proctype P() { q!1,2; q?x,x; assert(x == 2); x = 0 }
