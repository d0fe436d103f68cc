/* The length of a channel that was never made is a run-time error. */
chan c; byte x;
active proctype P() { x = len(c); x = 2 }
