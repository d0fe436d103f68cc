/* Turns by provided; the clause reads _pid. */
byte turn;
active [3] proctype A() provided (turn == _pid) { byte n; do :: n < 2 -> n++; turn = (turn + 1) % 3 :: n == 2 -> turn = (turn + 1) % 3; break od }
