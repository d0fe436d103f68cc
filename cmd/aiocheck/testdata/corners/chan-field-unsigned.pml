/* Fields of a declared typedef travel one by one. */
typedef M { byte a; short b; bit c }
chan q = [2] of { M }; M m, n;
active proctype P() { m.a = 3; m.b = -4; m.c = 1; q!m; m.a = 9; q?n; assert(n.a == 3 && n.b == -4 && n.c == 1) }
