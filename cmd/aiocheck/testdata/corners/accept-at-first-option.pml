/* An accept label on the first statement of the first option. */
byte x;
active proctype A() { do :: accept: x == 6 -> x = 1 :: x == 5 -> x = 0 od }
active proctype B() { byte y; do :: y = 1 - y od }
