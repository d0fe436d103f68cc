/* As progress-at-option, with the label in the second option. */
byte x;
active proctype A() { do :: x == 5 :: progress: x = 1 - x od }
active proctype B() { byte y; do :: y = 1 - y od }
