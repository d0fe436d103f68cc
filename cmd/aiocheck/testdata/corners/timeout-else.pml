/* Timeout beside else: else excludes it. */
byte x;
active proctype A() { do :: timeout -> x = 3 :: x == 1 -> x = 2 :: x == 3 -> break :: else -> if :: x == 0 -> x = 1 :: x == 2 -> (timeout) ; x = 3 fi od }
