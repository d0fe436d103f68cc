/* A variable of a typedef declared after the first statement. */
typedef T { byte a = 2; bit b }
byte g;
active proctype A() { byte n; do :: n < 2 -> n++; T t; t.a = t.a + n; g = t.a; t.b = 1 :: else -> break od }
