/* Is the index of a[x] in a receive the old x or the new one? */
chan q = [1] of { byte, byte }; byte x; byte a[3];
active proctype P() { q!2,7; q?x,a[x]; x = 0 }
