/* Messages left in channels do not make an end invalid. */
chan q = [2] of { byte };
active proctype A() { q!1; q!2 }
