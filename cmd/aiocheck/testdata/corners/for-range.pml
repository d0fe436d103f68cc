/* A loop over a range; its bounds are evaluated each time round. */
byte i, s, n = 3;
active proctype A() { for (i : 1 .. n) { s = s + i }; assert(i == 4 && s == 6) }
active proctype B() { n = 4; n = 3 }
