/* enabled and pc_value in a claim. */
byte x;
active proctype A() { do :: x == 0 -> x = 1 od }
active proctype B() { do :: x == 1 -> x = 0 od }
never { do :: true :: !enabled(0) -> break od; accept: do :: enabled(1) -> (enabled(0)); skip od }
