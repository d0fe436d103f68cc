/* A progress label on the first statement of an option marks the loop, too. */
byte x;
active proctype A() { do :: progress: x = 1 - x :: x == 5 od }
active proctype B() { byte y; do :: y = 1 - y od }
