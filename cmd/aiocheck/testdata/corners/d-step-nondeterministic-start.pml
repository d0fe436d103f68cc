/* A d_step that begins with a choice is deterministic there too. */
byte x;
active [2] proctype A() { d_step { if :: x == 0 -> x = 1 :: x == 1 -> x = 2 :: x <= 1 -> x = 5 fi; x = x + 10 } }
