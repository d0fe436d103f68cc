/* The receiver's atomic sequence ends with the receive. */
chan c = [0] of { byte }; byte x;
active proctype S() { atomic { c!1; x = 1; x = 2 } }
active proctype R() { byte t; atomic { x = 6; c?t }; x = x + 10 }
active proctype O() { x = 20 }
