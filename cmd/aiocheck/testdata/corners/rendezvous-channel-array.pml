/* An array of rendezvous channels, index computed in the statement. */
chan c[2] = [0] of { byte }; byte k;
active proctype S() { c[k]!5; c[1 - k]!6 }
active proctype R() { byte t; do :: c[0]?t -> k = 1; if :: t == 6 -> break :: else fi :: c[1]?t -> if :: t == 6 -> break :: else fi od }
