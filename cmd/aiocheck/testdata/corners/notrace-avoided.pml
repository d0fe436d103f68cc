/* A forbidden trace that no run has. */
chan q = [2] of { byte };
active proctype S() { q!1; q!2 }
active proctype R() { byte t; q?t; q?t }
notrace { q!2; q!1 }
