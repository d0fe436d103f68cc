/* A rendezvous without partner blocks: constants that do not fit. */
chan c = [0] of { byte }; byte x;
active proctype S() { c!1 }
active proctype R() { if :: c?2 -> x = 1 :: c?3 -> x = 2 fi }
