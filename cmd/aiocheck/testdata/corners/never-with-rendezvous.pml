/* A claim moves once for a rendezvous. */
chan c = [0] of { byte }; byte x;
active proctype S() { x = 1; c!2; x = 3 }
active proctype R() { byte t; c?t; }
never { (x == 0); (x == 1); (x == 1); if :: x == 3 -> skip :: x == 1 -> (x == 3) fi; accept: do :: true od }
