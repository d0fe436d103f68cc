/* _last, enabled and pc_value in a formula. */
byte x;
active [2] proctype A() { do :: x = 1 :: x = 0 od }
ltl p1 { [] <> (_last == 0) }
ltl p2 { <> [] (_last == 1) }
ltl p3 { [] (enabled(0)) }
ltl p4 { [] (pc_value(0) <= 3) }
