/* Is a process at the label of an option while it is at the selection? */
byte x;
active proctype A() { do :: one: x == 6 -> x = 1 :: two: x < 2 -> x++ :: three: x == 2 -> four: x = 3 :: x == 3 -> break od }
never { do :: A@one -> assert(x != 1) :: A@two -> assert(x != 0) :: A@four -> assert(x == 2) :: else od }
