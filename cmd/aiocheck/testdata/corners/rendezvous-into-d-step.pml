/* A receive may open a d_step. */
chan c = [0] of { byte }; byte x;
active proctype S() { c!1; x = x + 8; c!2 }
active proctype R() { byte t; d_step { c?t; x = t; x = x + 1 }; d_step { c?t -> x = x + t } }
