/* Both have to move: the round of the fairness counter. */
byte a, b;
active proctype A() { do :: a = 1 - a od }
active proctype B() { do :: b = 1 - b od }
active proctype C() { bit c; do :: c = 1 - c od }
ltl both { ([] <> (a == 1)) && ([] <> (b == 1)) }
