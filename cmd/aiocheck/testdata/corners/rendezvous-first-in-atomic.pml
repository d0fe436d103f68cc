/* The rendezvous is the first statement of the atomic sequence. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { c!1; x++; x++ } }
active [2] proctype R() { byte t; if :: c?t -> x++ :: (x == 2) -> x = 0 fi }
