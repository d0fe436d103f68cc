/* An end label makes waiting valid; another statement of the process does not. */
chan q = [0] of { byte };
active proctype A() { byte t; end: do :: q?t; endx: q?t; q?t od }
active proctype B() { if :: q!1 :: q!1; q!2 fi }
