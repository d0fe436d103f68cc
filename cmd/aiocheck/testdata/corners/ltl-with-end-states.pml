/* Formulas on a model that ends in an invalid state. */
byte x;
active proctype A() { x = 1; (x == 0) }
active proctype B() { (x == 1) -> skip }
ltl p { <> (x == 1) }
ltl q { [] (x == 0) }
