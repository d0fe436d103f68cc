/* An accept label on the first statement of an option marks the loop, too. */
byte x;
active proctype A() { do :: x == 5 -> x = 0 :: accept: x == 6 -> x = 1 :: break od; (x == 7) }
active proctype B() { byte y; do :: y = 1 - y od }
