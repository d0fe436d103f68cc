/* A label before a declaration. */
byte g;
active proctype A() { byte n; again: n++; byte k; k = k + n; g = k; if :: n < 3 -> goto again :: else fi }
