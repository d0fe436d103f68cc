/* A loop with unless in its body and one around it. */
byte x, y;
active proctype A() { do :: { x < 3 -> x++; y = x } unless { x == 2 -> x = 5; y = 0 } :: x == 5 -> break :: x == 3 -> break od }
active proctype B() { (y == 1); x = 2 }
