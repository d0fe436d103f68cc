/* A hidden variable is no part of SPIN's state. */
hidden byte h; byte x;
active proctype A() { if :: h = 1 :: h = 2 fi; x = 1; assert(h == 1) }
