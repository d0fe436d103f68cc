/* Else within atomic. */
byte x;
active [2] proctype A() { atomic { if :: x == 0 -> x = 1 :: else -> x = x + 2 fi; if :: x == 3 -> x = 7 :: else fi } }
