/* Nondeterminism in d_step takes the first option. */
byte x;
active [2] proctype A() { d_step { if :: x = 1 :: x = 2 fi; do :: x < 4 -> x++ :: x < 6 -> x = 9 :: else -> break od } }
