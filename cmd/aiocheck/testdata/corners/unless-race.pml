/* An escape that another process enables; it has priority over the statement. */
byte x, y;
active proctype A() { { do :: x < 3 -> x++ :: else -> break od; x = 9 } unless { y == 1 -> x = 20; x = 21 } }
active proctype B() { if :: y = 1 :: skip fi }
