/* Receives in a trace; other channels are not looked at. */
chan q = [2] of { byte, byte }; chan r = [1] of { byte };
active proctype S() { q!1,1; r!5; q!2,1; r!6 }
active proctype R() { byte t, u; end: do :: q?t,u -> r?_ od }
trace { q?1,_; q?2,_; }
