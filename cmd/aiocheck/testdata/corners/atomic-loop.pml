/* A loop inside atomic is followed to its end. */
byte x, y;
active proctype A() { atomic { do :: x < 5 -> x++ :: x >= 3 -> break od; y = x } }
active proctype B() { (x > 0); y++ }
