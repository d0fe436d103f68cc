/* Provided and rendezvous: the sender is held, or the receiver is. */
chan c = [0] of { byte }; byte h;
active proctype S() { byte k; do :: k < 3 -> c!k; k++ :: k == 3 -> break od }
active proctype R() provided (h == 0) { byte t; do :: c?t -> if :: t == 2 -> break :: else fi od }
active proctype H() { h = 1; h = 0; h = 1; h = 0 }
