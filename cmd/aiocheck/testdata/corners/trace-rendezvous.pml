/* A rendezvous is a send and a receive. */
chan c = [0] of { byte };
active proctype S() { c!1; c!2 }
active proctype R() { byte t; c?t; c?t }
trace { c!1; c!2 }
