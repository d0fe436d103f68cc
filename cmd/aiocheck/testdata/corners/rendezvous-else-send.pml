/* Else beside a rendezvous send is false when a receiver waits. */
chan c = [0] of { byte }; byte x, y;
active proctype R() { byte t; c?t; y = t }
active proctype S() { x = 1; if :: c!1 -> x = 2 :: else -> x = 3 fi }
