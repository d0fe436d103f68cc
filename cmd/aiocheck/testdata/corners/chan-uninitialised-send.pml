/* To send to a channel that was never made is a run-time error. */
chan d = [1] of { byte }; chan c; byte x;
active proctype P() { x = 1; if :: x == 1 -> c!3 :: x == 2 -> c = d; c!3 fi; x = 2 }
