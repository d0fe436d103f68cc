/* A channel in a typedef, with initialiser, and in an array of them. */
typedef T { chan c = [1] of { byte }; byte n }
T t[2];
active [2] proctype P() { t[_pid].c!_pid; t[1 - _pid].c?t[_pid].n }
