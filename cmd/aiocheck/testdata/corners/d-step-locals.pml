/* Declarations inside a d_step. */
byte x;
active [2] proctype A() { byte k; d_step { k = 3; byte t; t = x; x = x + k + t; k = 0; t = 0 } }
