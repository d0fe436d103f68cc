/* A receiver inside atomic goes on alone after the rendezvous. */
chan c = [0] of { byte }; byte x;
active proctype S() { c!1; x = 7 }
active proctype R() { byte t; atomic { c?t; x = 1; x = 2; assert(x == 2) }; x = 3 }
