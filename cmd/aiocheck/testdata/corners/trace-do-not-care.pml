/* A trace with fields that do not matter and with choices. */
mtype = { a, b };
chan q = [2] of { mtype, byte };
active [2] proctype S() { q!a,_pid; q!b,_pid }
active proctype R() { byte t; end: do :: q?_,t od }
trace { end: do :: q!a,_ :: q!b,_ :: q?a,_ :: q?b,0 :: q?b,1 od }
