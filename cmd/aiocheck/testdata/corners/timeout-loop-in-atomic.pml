/* A loop over timeout in an atomic sequence goes round once each time. */
byte x;
active proctype A() { atomic { do :: timeout :: timeout; x++; x == 3 -> break od }; x = 9 }
