/* Else on both sides. */
chan c = [0] of { byte }; byte x;
active proctype S() { do :: c!1 -> x = 1; break :: else -> x = 2 od }
active proctype R() { byte t; do :: c?t -> break :: else -> x = 3; od }
