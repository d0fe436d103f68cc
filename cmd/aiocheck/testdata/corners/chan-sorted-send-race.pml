/* Sorted sends of several processes. */
chan q = [3] of { byte };
active [3] proctype P() { q!!(_pid * 2) % 3 }
active proctype R() { byte a, b; (len(q) == 3); q?a; q?b; assert(a <= b) }
