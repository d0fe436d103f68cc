/* Else in a nested selection belongs to the inner one. */
byte x;
active [2] proctype A() { if :: x == 0 -> if :: x == 1 -> x = 9 :: else -> x++ fi :: else -> if :: x > 3 -> x = 0 :: else -> x = 7 fi fi }
