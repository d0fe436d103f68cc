/* np_ in a formula. */
byte x;
active proctype A() { do :: x < 2 -> x++ :: x == 2 -> progress: x = 0 od }
ltl p1 { [] <> !np_ }
ltl p2 { [] np_ }
