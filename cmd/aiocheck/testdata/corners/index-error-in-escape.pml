/* An escape that fails with a run-time error hides nothing. */
byte a[2]; byte i = 2;
active proctype A() { { assert(0) } unless { (a[i] == 1) } }
