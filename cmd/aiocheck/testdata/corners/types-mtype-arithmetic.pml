/* An mtype is a number: compared, added, wrapped. */
mtype = { a, b, c };
mtype m = a; byte n;
active proctype P() {
	do
	:: n < 6 -> m = m - 1; n++
	:: m > c -> n = n + 2 - 1; if :: n > 8 -> break :: else fi
	:: else -> break
	od
}
