/* A never claim with a choice. */
byte x;
active proctype A() { do :: x = 1 :: x = 2 :: x = 0 od }
never { do :: true :: x == 1 -> break od; if :: x == 2 -> skip :: x == 1 -> (x == 0) fi; accept: do :: x != 0 od }
