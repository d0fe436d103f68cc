/* A claim goes on when the system has stopped. */
byte x;
active proctype A() { x = 1 }
never { byte n; do :: x == 0 :: x == 1 && n < 5 -> n++ :: n == 5 -> break od }
