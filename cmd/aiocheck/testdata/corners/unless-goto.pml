/* Jumps out of the main sequence and out of the escape. */
byte x, y;
active proctype A() { { x++; if :: x == 1 -> goto out :: y == 0 -> x = 4 fi; x = 5 } unless { y == 1 -> y = 2; goto out }; x = 6; out: y = y + 3 }
active proctype B() { y = 1 }
