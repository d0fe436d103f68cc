/* A forbidden trace of which only the first half happens. */
chan q = [2] of { byte };
active proctype S() { q!1; q!3; q!2 }
active proctype R() { byte t; q?t; q?t; q?t }
notrace { q!1; q!2 }
