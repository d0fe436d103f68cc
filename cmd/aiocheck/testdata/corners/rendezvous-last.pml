/* After a rendezvous _last is the receiver. */
chan c = [0] of { byte }; byte seen = 9;
active proctype S() { c!1; seen = _last }
active proctype R() { byte t; c?t; t = _last; t = 0 }
