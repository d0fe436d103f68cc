/* A sender whose receiver waits is enabled, and must send. */
chan c = [0] of { byte }; byte x; bit y;
active proctype S() { c!1; x = 1 }
active proctype R() { byte t; c?t; end: do :: y = 1 - y od }
active proctype O() { bit z; do :: z = 1 - z od }
ltl got { <> (x == 1) }
