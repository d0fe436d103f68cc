/* np_ at the initial state, which has a progress label. */
byte x;
active proctype A() { progress: do :: x = 0 od }
