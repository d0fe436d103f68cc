/* Atoms: len, polls, labels, remote variables, arrays, arithmetic without brackets. */
chan q = [2] of { byte }; byte a[2];
active proctype A() { byte k; do :: q!k; w: k = 1 - k; a[k] = (a[k] + 1) % 3 :: q?_ od }
ltl p1 { [] (len(q) <= 2) }
ltl p2 { [] <> (q?[1] || len(q) == 0) }
ltl p3 { [] (A@w -> len(q) > 0) }
ltl p4 { [] (A:k <= 1) }
ltl p5 { <> (a[1] + a[0] > 3) }
ltl p6 { [] (A[0]@w -> <> !(A[0]@w)) }
