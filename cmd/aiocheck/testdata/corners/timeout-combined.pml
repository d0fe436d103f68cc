/* Timeout within an expression. */
byte x;
active proctype A() { do :: timeout && x < 2 -> x++ :: (x == 2 || timeout) -> break od }
active proctype B() { (x == 1) -> skip }
