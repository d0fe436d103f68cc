/* A constant in a receive matches; the variables before it are not touched if it does not. */
chan q = [2] of { byte, byte }; byte x = 9;
active proctype P() { do :: q?x,1 -> assert(x == 7); break :: q?2,x -> assert(x == 5); q!7,1 od }
init { q!2,5 }
