/* To receive from a channel that was never made is a run-time error. */
chan c; byte x;
active proctype P() { if :: x = 1 :: c?x fi; x = 2 }
