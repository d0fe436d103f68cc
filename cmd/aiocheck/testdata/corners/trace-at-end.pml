/* A trace that is not at its end when the run is. */
chan q = [1] of { byte };
active proctype S() { q!1 }
active proctype R() { q?1 }
trace { q!1; q!2; q!3 }
