/* Semicolons and arrows are the same; spare ones are ignored. */
byte x;
active proctype A() { x = 1 -> x = 2; ; if :: x == 2; x = 3; :: x == 3 -> ; x = 4 fi; { x = 5; }; x = 6; }
