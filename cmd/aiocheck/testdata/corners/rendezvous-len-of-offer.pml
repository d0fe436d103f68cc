/* Whoever could take a message that is on offer sees it in the length of the channel. */
byte x;
chan c = [0] of { byte };
active proctype R() { c?eval(len(c)); x = 1 }
active proctype S() { if :: c!0 :: c!1 fi; assert(len(c) == 0) }
