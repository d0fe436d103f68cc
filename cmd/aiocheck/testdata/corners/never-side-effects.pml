/* A never claim that writes a global. */
byte x, seen;
active proctype A() { do :: x < 2 -> x++ :: x == 2 -> x = 0; assert(seen < 4) od }
never { do :: x == 2 && seen < 5 -> seen++ :: x != 2 :: seen == 5 -> break od }
