/* Several labels on one statement, and labels on options' statements. */
byte x;
active proctype A() { a: b: end: x == 1 -> c: x = 2; d: do :: e: x < 4 -> f: x++ :: g: x == 4 -> break od; h: skip }
active proctype B() { if :: x = 1 :: skip fi }
