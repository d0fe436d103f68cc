/* Sorting compares numbers with their sign. */
chan q = [3] of { short }; short x;
active proctype P() { q!!1; q!!-1; q!!0; q?x; assert(x == -1); q?x; assert(x == 0) }
