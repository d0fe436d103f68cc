/* Two timeouts are true at once. */
byte x;
active [2] proctype A() { timeout; x++; if :: x == 2 -> skip :: timeout -> x = 5 fi }
