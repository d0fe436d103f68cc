/* Atomic that begins with a choice. */
byte x;
active [2] proctype A() { do :: atomic { if :: x < 3 -> x++ :: x > 1 -> x = x - 2 fi; x++ } :: x == 4 -> break od }
