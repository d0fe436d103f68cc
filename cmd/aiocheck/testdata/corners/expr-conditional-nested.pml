/* Conditional expressions within each other and in sends. */
chan q = [2] of { byte, byte };
active [2] proctype P() {
	byte a, b;
	q!(_pid == 0 -> 10 : 20), (len(q) == 0 -> (_pid -> 1 : 2) : 3);
	q?a,b; assert(a + b > 10)
}
