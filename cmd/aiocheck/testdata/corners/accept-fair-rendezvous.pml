/* A rendezvous counts as a move of both. */
chan c = [0] of { byte }; byte x;
active proctype S() { do :: c!1 od }
active proctype R() { byte t; accept: do :: c?t od }
active proctype O() { do :: x = 1 - x od }
