/* The same statement meets a buffered channel and a rendezvous. */
chan c[2]; byte x;
proctype S(chan o) { o!3; o!4 }
init { chan r = [0] of { byte }; chan b = [1] of { byte }; c[0] = r; c[1] = b; run S(c[0]); run S(c[1]); do :: r?x :: b?x :: timeout -> break od }
