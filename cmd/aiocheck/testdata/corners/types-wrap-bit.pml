/* A bit and a bool keep the lowest bit of what is assigned. */
bit b; bool f; byte n;
active proctype P() {
	do
	:: n < 5 -> b = n; f = n + 1; assert(b == n % 2); n++
	:: n == 5 -> break
	od;
	b = -1; f = 256
}
