byte ok;
inline f(int x) { skip }	/* ERROR "got int, want a parameter without a type" */
inline g(a) { a + }		/* ERROR "got .}., want an expression .in inline g, expanded at testdata/errors/inlines.pml:6:2." */
inline h() { h() }		/* ERROR "inline h calls itself" */
init {
	g(ok);
	h();
	g(1, 2);		/* ERROR "arguments of inline g: got 2, want 1" */
	return 1;		/* ERROR "return stands outside an inline" */
	[] ok;			/* ERROR "\[\] can stand only in an ltl formula" */
	ok U ok;		/* ERROR "U can stand only in an ltl formula" */
	ok = g(1)
}
