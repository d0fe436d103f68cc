/* The initialisers of a process read the globals when it starts, not when it runs. */
byte g = 1;
proctype P() { byte a = g; assert(a == 1 || a == 2); g = a + 5 }
init { run P(); g = 2; run P() }
