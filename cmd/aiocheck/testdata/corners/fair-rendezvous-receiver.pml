/* A receiver of a rendezvous is never enabled itself. */
chan c = [0] of { byte }; byte x; bit y;
active proctype S() { do :: c!1 :: y = 1 - y od }
active proctype R() { byte t; c?t; x = 1; end: c?t }
ltl got { <> (x == 1) }
