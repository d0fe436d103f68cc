/* Of an array declared after the first statement only the first element is reset. */
byte g;
active proctype A() {
	byte n;
	do
	:: n < 2 -> n++; byte a[3] = 1; a[0] = a[0] + n; a[1]++; a[2] = a[2] + 3; g = a[0] + a[1] + a[2]
	:: else -> break
	od;
	assert(g == 11)
}
