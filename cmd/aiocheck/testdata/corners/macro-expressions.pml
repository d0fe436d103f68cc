/* Macros with arguments, and those that hide statements. */
#define MAX(a, b) ((a) > (b) -> (a) : (b))
#define INC(v) v = v + 1
#define LOOP do :: x < 3 -> INC(x) :: else -> break od
byte x, y = 2;
active proctype A() { LOOP; y = MAX(x, y); assert(y == 3) }
