/* Sends and receives on buffered channels within d_step. */
chan q = [3] of { byte }; byte x;
active proctype A() { byte t; d_step { q!3; q!1; q?t; x = t; t = 0 }; d_step { nempty(q) -> q?t; x = x + t; t = 0 } }
active proctype B() { if :: q?_ :: x == 4 fi }
