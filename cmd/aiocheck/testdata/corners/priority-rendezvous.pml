/* Priority and rendezvous. */
chan c = [0] of { byte }; byte x;
active proctype Hi() priority 9 { byte t; c?t; x = t; c?t }
active [2] proctype Lo() priority 1 { x = 3; c!_pid; x = 4 }
