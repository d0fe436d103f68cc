/* A loop over the indices of an array. */
byte a[3]; byte s;
active proctype A() { byte i; a[1] = 4; for (i in a) { s = s + a[i] + i }; assert(s == 7) }
