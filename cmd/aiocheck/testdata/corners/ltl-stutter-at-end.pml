/* A finite run is prolonged for ever by its last state. */
byte x;
active proctype A() { x = 1; if :: x = 2 :: x = 3; (x == 5) fi }
ltl p1 { <> [] (x == 2) || <> [] (x == 3) }
ltl p2 { [] <> (x == 1) }
ltl p3 { <> [] (x == 2) }
ltl p4 { [] (x == 1 -> <> (x > 1)) }
