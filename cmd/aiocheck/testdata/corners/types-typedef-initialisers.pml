/* Initialisers of fields hold in every element and in locals. */
typedef T { byte a = 3; byte b[2] = 7; short c = -1 }
T g[2];
active proctype P() { T l; l.a = l.b[1] + g[1].b[0]; assert(l.a == 14); assert(l.c == -1 && g[0].a == 3); g[0].a = 0 }
