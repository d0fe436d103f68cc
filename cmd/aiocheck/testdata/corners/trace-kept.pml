/* A trace assertion that holds. */
mtype = { a, b };
chan q = [1] of { mtype };
active proctype S() { q!a; q!b; q!a; q!b }
active proctype R() { end: do :: q?a; q?b od }
trace { do :: q!a; q!b od }
