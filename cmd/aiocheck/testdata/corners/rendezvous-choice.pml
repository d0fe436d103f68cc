/* Several senders and several receivers: every pair. */
chan c = [0] of { byte };
active [2] proctype S() { c!_pid; c!_pid }
active [2] proctype R() { byte x; c?x; c?x }
