/* An assertion of the model fails on the way to a formula that holds. */
byte x;
active proctype A() { do :: x < 3 -> x++; assert(x < 3) :: x == 3 -> x = 0 od }
ltl p { [] <> (x == 0) }
ltl q { [] (x < 3) }
