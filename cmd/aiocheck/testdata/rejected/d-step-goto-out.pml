/* A goto to the statement behind a d_step. */
byte x;
active proctype A() { d_step { x = 1; if :: x == 1 -> x = 7; goto out :: else fi; x = 2 }; out: x = x + 1 }
active proctype B() { x = 5 }
