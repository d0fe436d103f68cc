/* Rendezvous with eval and several fields: both sides choose. */
chan c = [0] of { byte, byte }; byte got[3];
active [2] proctype S() { byte k; do :: k < 2 -> c!_pid,k; k++ :: else -> break od }
active [2] proctype R() { byte v; do :: c?eval(_pid - 2),v -> got[_pid - 2] = v + 1 :: timeout -> break od }
