/* An accept label in one process while another goes round. */
byte x;
active proctype A() { x = 1; accept: (x == 5); x = 2 }
active proctype B() { do :: x = 1 - x od }
