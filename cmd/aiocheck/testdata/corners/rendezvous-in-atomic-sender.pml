/* A sender inside atomic loses its atomicity at the rendezvous. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { x = 1; c!1; x = 2; x = 3 } }
active proctype R() { byte t; c?t; assert(x != 3 || t == 1); x = 5 }
active proctype O() { (x == 2) -> x = 9 }
