/* A send to a full channel waits. */
chan q = [1] of { byte };
active [2] proctype S() { q!_pid; q!_pid + 10 }
active proctype R() { byte x; do :: q?x :: q?11; break od }
