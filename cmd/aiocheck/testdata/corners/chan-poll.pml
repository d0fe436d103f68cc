/* Polls look at the head and take nothing. */
mtype = { a, b };
chan q = [2] of { mtype, byte }; byte v = 4;
active proctype P() {
	if :: q?[a, _] -> v = 1 :: q?[b, eval(v)] -> v = 2; q?b,v :: timeout -> v = 9 fi
}
active proctype Q() { if :: q!b,3 :: q!b,4 :: q!a,1 :: skip fi }
