/* Increments of elements and of fields, by a step each. */
typedef T { byte v[2] } T t; byte i = 1; short s;
active proctype P() { t.v[i]++; t.v[1 - i]--; s--; s--; i--; t.v[i]++; assert(t.v[0] == 0 && t.v[1] == 1 && s == -2) }
