/* Unsigned fields in a typedef and as locals keep their width. */
typedef R { unsigned lo : 4; unsigned hi : 4; bit f }
R r;
active proctype P() {
	unsigned k : 2 = 3;
	do :: k > 0 -> k--; r.lo = r.lo + 7; r.hi = 31 - k; r.f = r.lo :: else -> break od;
	k--
}
