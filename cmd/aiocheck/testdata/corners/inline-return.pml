/* An inline that gives a value back. */
byte x;
inline inc(v) { v = v + 1; return v * 2 }
active proctype A() { byte r; r = inc(x); assert(r == 2); r = inc(x) }
