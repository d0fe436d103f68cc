/* A trace assertion that fails. */
mtype = { a, b };
chan q = [1] of { mtype };
active proctype S() { q!a; if :: q!b :: q!a fi; q!b }
active proctype R() { end: do :: q?_ od }
trace { do :: q!a; q!b od }
