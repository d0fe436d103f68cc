/* A random receive without constants takes the head only. */
chan q = [3] of { byte }; byte x;
active proctype P() { q!5; q!6; q!7; q??x; assert(x == 5); q??x }
