/* Timeout is true when no rendezvous can happen either. */
chan c = [0] of { byte }; byte x;
active proctype S() { if :: c!1 :: timeout -> x = 1 fi }
active proctype R() { byte t; if :: c?2 :: timeout -> x = x + 2 fi }
