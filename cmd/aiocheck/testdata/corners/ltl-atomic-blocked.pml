/* But it sees an atomic sequence that is blocked. */
byte x, y;
active proctype A() { atomic { x = 1; (y == 1); x = 2; x = 3 } }
active proctype B() { y = 1 }
ltl unseen { [] (x != 1) }
ltl unseen2 { [] (x != 2) }
