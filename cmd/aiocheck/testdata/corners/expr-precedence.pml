/* Precedences of the operators. */
int r;
active proctype P() {
	r = 2 + 3 * 4; assert(r == 14); r = 1 << 2 + 1; assert(r == 8);
	r = 7 & 3 == 3; r = 6 | 1 ^ 3; r = 10 - 3 - 2; assert(r == 5);
	r = 100 / 7 % 4; r = ~5 & 15; assert(r == 10); r = -3 - -4; r = !3 + 1;
	r = 1 || 0 && 0; assert(r == 1); r = 5 > 3 != 0
}
