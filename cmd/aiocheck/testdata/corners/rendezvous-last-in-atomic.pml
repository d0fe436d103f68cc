/* The rendezvous is the last statement of the atomic sequence. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { x++; c!1 }; x = 4 }
active [2] proctype R() { byte t; if :: atomic { x == 1 -> x = 5; c?t } :: c?t fi }
