/* A forbidden trace that some run has. */
chan q = [2] of { byte };
active proctype S() { if :: q!1; q!2 :: q!2; q!1 fi }
active proctype R() { byte t; q?t; q?t }
notrace { q!2; q!1 }
