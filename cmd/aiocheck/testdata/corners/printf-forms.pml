/* Printing is a step and changes nothing. */
mtype = { one, two }; mtype m = two;
active proctype P() { printf("%d %c %x %o %u %e\n", 5, 'a', 255, 8, 7, m); printm(m); m = one; printm(two) }
