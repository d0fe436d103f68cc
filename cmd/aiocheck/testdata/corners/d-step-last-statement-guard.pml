/* A d_step that ends in a condition. */
byte x;
active proctype A() { do :: d_step { x < 4; x++ } :: d_step { x == 4 } -> break od }
