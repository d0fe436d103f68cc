/* eval(_pid) gives each process its own messages. */
chan q = [2] of { byte, byte }; byte got[2];
active [2] proctype P() { q!1 - _pid,_pid; byte w; q??eval(_pid),w; got[_pid] = w + 1 }
