/* To send to a channel that was never made is a run-time error. */
chan c; byte x;
active proctype P() { x = 1; c!3; x = 2 }
