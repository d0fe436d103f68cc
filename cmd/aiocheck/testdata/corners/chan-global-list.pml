/* A channel as an argument of a process. */
chan a = [1] of { byte }; chan b = [1] of { byte };
proctype R(chan i; chan o) { byte v; i?v; o!v + 1 }
init { byte v; atomic { run R(a, b); run R(b, a) }; a!1; do :: b?v; if :: v < 4 -> b!v :: else -> break fi :: a?v; a!v; break od }
