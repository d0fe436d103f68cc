/* a parameter has the values of its argument, not what the fields of its type start with */
typedef T { chan c = [1] of { byte }; byte a = 5; byte b };
proctype P(T t) {
	byte y;
	assert(t.a == 7 && t.b == 3);
	t.c?y;
	assert(y == 9);
	t.a = 1
}
init {
	T v;
	v.a = 7;
	v.b = 3;
	run P(v);
	v.c!9;
	assert(v.a == 7)
}
