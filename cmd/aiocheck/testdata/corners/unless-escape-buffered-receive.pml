/* An escape that begins with a buffered receive. */
chan q = [1] of { byte }; byte x;
active proctype A() { byte t; { do :: x < 3 -> x++ :: x == 3 -> x = 0 od } unless { q?t -> x = t; t = 0 } }
active proctype B() { q!7 }
