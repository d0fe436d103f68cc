/* A rendezvous receive within unless, as escape and as main sequence. */
chan c = [0] of { byte }; byte x;
active proctype S() { c!1; c!2 }
active proctype R() { byte t; { c?1; x = 1; x = 2; x = 3 } unless { c?2; x = 9 } }
