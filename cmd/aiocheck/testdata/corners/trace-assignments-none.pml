/* A trace that constrains sends by their second field. */
chan q = [2] of { byte, byte };
active proctype S() { byte k; for (k : 1 .. 3) { q!1,k } }
active proctype R() { byte t; end: do :: q?1,t od }
trace { q!1,1; q!1,2; if :: q!1,3 :: q!1,4 fi }
