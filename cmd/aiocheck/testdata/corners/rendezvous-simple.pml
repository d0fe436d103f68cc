/* A rendezvous is one step of two processes. */
chan c = [0] of { byte, byte }; byte x;
active proctype S() { c!1,2; c!3,4 }
active proctype R() { byte a, b; c?a,b; x = a + b; c?eval(a + 2),b }
