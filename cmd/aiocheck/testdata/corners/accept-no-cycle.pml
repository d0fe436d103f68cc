/* An accept label that is passed finitely often. */
byte x;
active proctype A() { x = 1; accept: x = 2; do :: x = 3 - x od }
