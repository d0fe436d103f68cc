/* An array element and a field as arguments. */
typedef T { byte v[2] } T t; byte a[2];
inline swap(p, q) { byte h; h = p; p = q; q = h; h = 0 }
active proctype A() { a[1] = 5; swap(a[0], a[1]); swap(t.v[1], a[0]); assert(t.v[1] == 5) }
