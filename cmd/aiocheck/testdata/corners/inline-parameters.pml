/* An inline is a text with its parameters replaced. */
byte x, y;
inline add(v, e) { v = v + e; v++ }
inline both(e) { add(x, e); add(y, e * 2) }
active proctype A() { both(1 + 2); assert(x == 4 && y == 8) }
