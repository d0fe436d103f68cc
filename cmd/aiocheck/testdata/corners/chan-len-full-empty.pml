/* The predicates on channels, in guards. */
chan q = [2] of { byte }; byte n;
active proctype S() { do :: nfull(q) -> q!1 :: full(q) -> n = len(q); break od }
active proctype R() { do :: nempty(q) -> q?_ :: empty(q) && n > 0 -> break od }
