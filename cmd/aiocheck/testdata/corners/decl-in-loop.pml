/* A declaration inside a loop resets the variable each time round. */
byte g;
active proctype A() { do :: g < 6 -> byte k; k = k + 2; g = g + k; assert(k == 2) :: else -> break od }
