/* A progress label inside atomic. */
byte x;
active proctype A() { do :: atomic { x = 1; progress: x = 0 } od }
