/* Bytes are compared as unsigned, shorts with their sign. */
byte b; short s;
active proctype P() { b = -1; s = -1; if :: b > s -> b = 1 :: else -> b = 2 fi; assert(b == 1) }
