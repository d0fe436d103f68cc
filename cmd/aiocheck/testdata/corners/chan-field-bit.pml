/* Fields of type bit and bool hold bytes: what is sent is not cut to one bit. */
chan q = [1] of { bit, bool }; byte x, y; bit b;
active proctype P() { q!3,256+5; q?x,y; assert(x == 3 && y == 5); q!2,0; q?b,_; assert(b == 0) }
