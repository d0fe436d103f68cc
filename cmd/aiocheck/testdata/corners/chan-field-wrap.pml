/* A message field wraps to its type. */
chan q = [1] of { byte, short, int }; int a, b, c;
active proctype P() { q!300,40000,70000; q?a,b,c; assert(a == 44 && b == -25536 && c == 70000) }
