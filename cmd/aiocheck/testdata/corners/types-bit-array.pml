/* The elements of an array of bit or bool are bytes, and keep what does not fit a bit. */
bit a[2]; bool b[2]; bit one; byte x;
typedef T { bit c[2] }
T t;
active proctype A() {
	bit d[2];
	a[0] = 2; b[1] = 3; one = 2; t.c[0] = 4; d[1] = 5;
	x = a[0] + b[1] + one + t.c[0] + d[1];
	assert(x == 14);
	a[1]--;
	assert(a[1] == 255)
}
