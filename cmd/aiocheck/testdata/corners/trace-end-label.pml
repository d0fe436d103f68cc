/* A trace with an end label may stop there. */
mtype = { a, b };
chan q = [1] of { mtype };
active proctype S() { q!a; q!b; q!a; q!b }
active proctype R() { end: do :: q?a; q?b od }
trace { end: do :: q!a; q!b od }
