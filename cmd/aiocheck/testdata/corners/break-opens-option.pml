/* A break that opens an option is a step. */
byte x;
active proctype A() { do :: break :: x < 2 -> x++ od; x = 9 }
active proctype B() { x = 3 }
