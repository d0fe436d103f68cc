/* An end label inside a loop, before a selection and in front of atomic. */
byte x;
active proctype A() { do :: x == 0 -> x = 1; end_in: if :: x == 2 -> x = 3 :: x == 5 -> x = 0 fi :: x == 3 -> break od; end_a: atomic { x == 4 -> x = 5 } }
active proctype B() { if :: x == 1 -> x = 2 :: skip fi }
