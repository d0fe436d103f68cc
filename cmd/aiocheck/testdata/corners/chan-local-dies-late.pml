/* A process with a channel may end while a younger one lives, and waits to die. */
byte x;
proctype Q() { (x == 1); x = 2 }
proctype P() { chan l = [2] of { byte }; l!_pid; run Q(); x = 1 }
init { run P(); (x == 2); (_nr_pr == 1); run P() }
