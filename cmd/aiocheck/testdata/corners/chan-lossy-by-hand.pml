/* A lossy link written with a choice. */
chan q = [1] of { byte, bit }; byte lost;
active proctype S() { byte i; for (i : 1 .. 3) { if :: q!i,i % 2 :: lost++ fi } }
active proctype R() { byte v; bit b; do :: q?v,b -> assert(v % 2 == b) :: timeout -> break od }
