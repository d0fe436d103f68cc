/* Processes die youngest first: an older one waits at its end. */
byte x;
proctype C() { (x == 2); x = 3 }
proctype P() { run C(); x = 1 }
init { run P(); (x == 1); assert(_nr_pr == 3); x = 2; (_nr_pr == 1); x = 4 }
