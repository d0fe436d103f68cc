/* A goto that opens an option is a step. */
byte x;
active proctype A() { do :: goto out :: x < 2 -> x++ od; out: x = 9 }
active proctype B() { x = 3 }
