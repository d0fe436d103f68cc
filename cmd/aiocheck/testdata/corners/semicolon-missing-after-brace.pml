/* After a closing brace or fi a semicolon may be missing. */
byte x;
active proctype A() { if :: x == 0 -> x = 1 fi; do :: x < 3 -> x++ :: else -> break od; { x = 7 } x = 8; atomic { x = 9 } x = 10 }
