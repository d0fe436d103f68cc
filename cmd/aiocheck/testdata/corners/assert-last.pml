/* A process that fails an assertion goes on when the search does. */
byte x;
active proctype P() { do :: x < 3 -> x++; assert(x != 2) :: else -> break od; assert(x == 4); x = 9 }
