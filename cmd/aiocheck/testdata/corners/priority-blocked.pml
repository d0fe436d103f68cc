/* A blocked process of high priority lets others go. */
chan q = [1] of { byte };
active proctype Hi() priority 9 { byte t; q?t; q?t; q?t }
active [2] proctype Lo() priority 1 { q!_pid; q!5 }
