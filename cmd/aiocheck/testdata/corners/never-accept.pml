/* A never claim with an accept label. */
byte x;
active proctype A() { do :: x < 3 -> x++ :: x == 3 -> x = 0 :: x == 3 -> x = 2 od }
never { do :: x == 3 -> goto accept_three :: true od; accept_three: do :: x >= 2 od }
