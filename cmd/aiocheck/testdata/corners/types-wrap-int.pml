/* An int wraps at 32 bits. */
int i = 2147483647; int j;
active proctype P() { i++; assert(i < 0); j = 65536 * 32768; j = j - 1; assert(j == 2147483647) }
