/* A guard that fails with a run-time error, whatever it seems to be worth, beside another process. */
byte i = 2;
active proctype A() { byte v[2]; (v[i] == 0) }
active proctype B() { assert(0) }
