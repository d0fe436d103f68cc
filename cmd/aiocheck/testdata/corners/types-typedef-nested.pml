/* Typedefs within typedefs, with arrays on both levels. */
typedef In { byte v[2]; bit f }
typedef Out { In i[2]; short s = 4; In one }
Out o[2];
active proctype P() {
	byte k;
	for (k : 0 .. 1) { o[k].i[1 - k].v[k] = k + 1; o[k].one.f = k; o[k].s++ }
	assert(o[0].i[1].v[0] == 1 && o[1].i[0].v[1] == 2 && o[1].s == 5)
}
