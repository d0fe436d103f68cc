/* A local channel is used by another process while its owner lives. */
chan g = [1] of { chan };
proctype Owner() { chan l = [0] of { byte }; g!l; l?_; }
proctype User() { chan c; g?c; c!4 }
init { atomic { run Owner(); run User() } }
