/* Else after a rendezvous in an atomic sequence. */
chan c = [0] of { byte }; byte x;
active [2] proctype S() { atomic { if :: c!_pid :: else -> x = x + 4 fi; x++ } }
active proctype R() { byte t; c?t; x = 0 }
