/* Pasting and nested macros. */
#define CAT(a, b) a##b
#define TWO(x) CAT(x, 2)
#define v2 w
byte w, CAT(var, 1);
active proctype A() { var1 = 4; CAT(v, 2) = var1 + 1; assert(w == 5) }
