/* An atomic sequence that blocks at a rendezvous lets others go on. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { x = 1; x = 2; c!x; x = 3 } }
active proctype R() { byte t; (x == 2); x = 8; c?t; assert(t == 2 || t == 8) }
