/* A typedef with an array inside, sent as a whole. */
typedef M { byte a[2]; bit c }
chan q = [1] of { byte, M }; M m, n; byte t;
active proctype P() { m.a[0] = 3; m.a[1] = 4; q!1,m; q?t,n; assert(n.a[1] == 4 && t == 1) }
