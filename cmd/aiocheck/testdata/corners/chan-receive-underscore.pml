/* A field received into _ is lost. */
chan q = [2] of { byte, byte }; byte x;
active proctype P() { q!1,2; q!3,4; q?_,x; q?x,_; assert(x == 3); x = 0 }
