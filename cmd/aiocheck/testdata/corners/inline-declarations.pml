/* A declaration within an inline is a statement of the caller. */
byte x;
inline twice(v) { byte t; t = v; v = t + t; t = 7 }
active proctype A() { twice(x); x = 3; twice(x); assert(x == 6) }
