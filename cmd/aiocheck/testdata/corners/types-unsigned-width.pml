/* An unsigned of n bits keeps n bits. */
unsigned a : 3 = 6; unsigned c : 1; unsigned d : 7;
active proctype P() {
	do :: a++; if :: a == 2 -> break :: else fi od;
	c = 3; assert(c == 1); d = 200; assert(d == 72); d = -1; assert(d == 127)
}
