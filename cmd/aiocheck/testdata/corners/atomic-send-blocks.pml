/* A full channel blocks an atomic sequence in its middle. */
chan q = [1] of { byte }; byte x;
active proctype S() { atomic { q!1; q!2; x = 1; q!3; x = 2 } }
active proctype R() { byte t; do :: q?t -> x = x + 4 :: timeout -> break od }
