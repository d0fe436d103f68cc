/* A buffered receive opens a d_step. */
chan c = [1] of { byte }; byte x;
active proctype S() { c!1; x = 8; c!2 }
active proctype R() { byte t; do :: d_step { c?t; x = t; t = 0 } :: x == 2 -> break od }
