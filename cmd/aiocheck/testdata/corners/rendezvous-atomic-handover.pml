/* From atomic to atomic: the receiver goes on, and does not give it back. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { x = 1; c!1; x = x + 10; x = x + 20 } }
active proctype R() { byte t; atomic { c?t; x = 2; x = 3; }; x = 100 }
active proctype O() { (x > 1); x = 50 }
