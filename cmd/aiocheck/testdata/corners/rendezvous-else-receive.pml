/* Else beside a rendezvous receive is true though a sender waits. */
chan c = [0] of { byte }; byte x;
active proctype S() { c!1 }
active proctype R() { do :: c?x -> break :: else -> x = 7; break od }
