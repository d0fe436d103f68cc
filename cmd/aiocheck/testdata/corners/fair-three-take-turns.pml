/* Three processes, of which one waits for another. */
byte x; bit y, z;
active proctype A() { do :: y = 1 - y od }
active proctype B() { do :: (y == 0 || y == 1) -> z = 1; z = 0 od }
active proctype C() { do :: (z == 1 || z == 0) -> x = 1 - x od }
ltl all { [] <> (x == 1) && [] <> (z == 1) }
