/* An accept label inside d_step. */
byte x;
active proctype A() { do :: d_step { x = 1; x = 0 } :: x == 0 -> accept_1: d_step { x = 2; x = 0 } od }
