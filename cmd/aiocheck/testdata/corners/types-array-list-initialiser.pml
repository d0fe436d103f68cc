/* An initialiser in braces gives each element its own value. */
byte a[4] = { 1, 2, 3 };
active proctype P() { byte k, s; for (k : 0 .. 3) { s = s + a[k] } ; a[3] = s }
