/* Channels travel in messages, as reply addresses. */
chan server = [0] of { chan, byte };
active proctype S() { chan r; byte v; end: do :: server?r,v -> r!v + 1 od }
active [2] proctype C() { chan me = [1] of { byte }; byte v; server!me,_pid; me?v; assert(v == _pid + 1) }
