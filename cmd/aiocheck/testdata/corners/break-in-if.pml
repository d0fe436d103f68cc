/* A break within a selection within a loop. */
byte x;
active proctype A() { do :: x++; if :: x > 3 -> break :: x < 4 fi od; x = 0 }
