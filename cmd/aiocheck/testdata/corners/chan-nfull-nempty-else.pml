/* Else beside a blocked send and a blocked receive on buffered channels. */
chan q = [1] of { byte }; byte n;
active proctype S() { do :: q!1 -> n++ :: else -> break od }
active proctype R() { byte x; do :: q?x :: else -> if :: n > 1 -> break :: else fi od }
