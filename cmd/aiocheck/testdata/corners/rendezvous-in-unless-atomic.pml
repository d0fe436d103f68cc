/* A rendezvous out of an atomic sequence into one that has an escape. */
chan c = [0] of { byte }; byte x, y;
active proctype S() { atomic { c!1; x = 1 }; atomic { c!2; x = 2 } }
active proctype R() { byte t; { atomic { c?t; y = 1; y = 2 }; end: c?t; y = 3 } unless { x == 2 -> y = 9 } }
