/* A label before a loop. */
byte x;
active proctype A() { lp: do :: x < 2 -> x++ :: x == 2 -> break od; nx: x = 3 }
never { do :: A@lp -> assert(x < 2) :: A@nx -> assert(x == 2) :: else od }
