/* A rendezvous channel is always empty and of length zero, and both full and not. */
chan q = [0] of { byte }; byte n;
active proctype P() { n = 1 + len(q); if :: empty(q) -> n = n + 10 :: else fi; q?n }
active proctype Q() { q!3 }
