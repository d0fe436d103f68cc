/* The words true, false and skip are numbers. */
byte b;
active proctype P() { b = true + true; assert(b == 2); b = false; b = skip + 1; skip; true; if :: false -> assert(0) :: true fi }
