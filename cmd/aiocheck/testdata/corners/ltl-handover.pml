/* A claim and an atomic sequence handed over by rendezvous. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { x = 1; c!1; x = 2 } }
active proctype R() { byte t; atomic { c?t; x = 3; x = 4 } }
ltl p1 { [] (x != 1) }
ltl p3 { [] (x != 3) }
ltl p2 { <> (x == 2) }
ltl p4 { <> (x == 4) }
