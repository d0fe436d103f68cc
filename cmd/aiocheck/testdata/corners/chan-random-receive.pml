/* A random receive takes the first message that fits. */
chan q = [4] of { byte, byte }; byte x;
active proctype P() { q!1,1; q!2,2; q!3,3; q!2,4; q??2,x; assert(x == 2); q??2,x; assert(x == 4 && len(q) == 2); q??_,x; assert(x == 1) }
