/* Timeout is true when nothing else can be executed anywhere. */
byte x;
active proctype A() { do :: timeout -> x++ :: x == 2 -> break od }
active proctype B() { (x == 1); x = 1; (x > 1); skip }
