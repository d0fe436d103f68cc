/* Two blocked atomic sequences wake each other. */
byte x;
active proctype A() { atomic { x = 1; (x == 2); x = 3; (x == 4); x = 5 } }
active proctype B() { atomic { (x == 1); x = 2; (x == 3); x = 4; (x == 5) } }
active proctype C() { byte t = x; t = x }
