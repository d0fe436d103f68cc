/* SPIN ignores an initial value of a record; its fields have theirs */
typedef T { byte a; byte b = 3 };
T x[2] = 0;
init {
	T y = 0;
	assert(x[1].a == 0 && x[1].b == 3 && y.a == 0 && y.b == 3)
}
